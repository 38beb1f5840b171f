#include "desktop/models/links.h"

#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

std::vector<std::string> found(const char* text) {
    std::vector<std::string> urls;
    for (const Link& link : findLinks(QString::fromUtf8(text)))
        urls.push_back(link.url.toString(QUrl::FullyEncoded).toStdString());
    return urls;
}
using Urls = std::vector<std::string>;

TEST(Links, OnlyWebAndMail) {
    EXPECT_EQ(found("see http://a.example/x?y=1#z and HTTPS://B.example"),
              (Urls{"http://a.example/x?y=1#z", "https://b.example"}));
    EXPECT_EQ(found("mailto:anna@example.com"), Urls{"mailto:anna@example.com"});
    for (const char* text : {"javascript:alert(1)", "file:///etc/passwd", "ftp://x.example", "tel:123",
                             "http://", "https:///path", "mailto:", "mailto:nobody", "xhttp://a.example",
                             "http:// a.example", "http://[::1", "http://a b", "data:text/html,x"})
        EXPECT_TRUE(found(text).size() <= (std::string(text) == "http://a b" ? 1U : 0U)) << text;
}

TEST(Links, PunctuationBelongsToTheSentence) {
    EXPECT_EQ(found("(https://a.example/x)."), Urls{"https://a.example/x"});
    EXPECT_EQ(found("https://a.example/x_(y), ok"), Urls{"https://a.example/x_(y)"});
    EXPECT_EQ(found("\"https://a.example/\"!"), Urls{"https://a.example/"});
    EXPECT_EQ(found("https://a.example<script>"), Urls{"https://a.example"});
    const auto links = findLinks(QStringLiteral("ab https://a.example, c"));
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].start, 3);
    EXPECT_EQ(links[0].length, 17);
}

}  // namespace
}  // namespace euterpe::models
