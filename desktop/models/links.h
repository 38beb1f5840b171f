// Links in plain text: which parts of it may be opened, and as what. Pure functions, any thread.
#pragma once

#include <vector>

#include <QString>
#include <QUrl>

namespace euterpe::models {

struct Link {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url;

    bool operator==(const Link&) const = default;
};

// http, https and mailto, and nothing else; each parsed strictly. In the order of the text.
std::vector<Link> findLinks(const QString& text);

}  // namespace euterpe::models
