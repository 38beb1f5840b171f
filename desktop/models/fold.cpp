#include "desktop/models/fold.h"

#include <algorithm>

namespace euterpe::models {
namespace {

bool isPlainLower(const std::string& text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || byte <= ' ' || (byte >= 'A' && byte <= 'Z');
    });
}

}  // namespace

std::string fold(const QString& text) {
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isMark())
            continue;
        plain += c;
    }
    return plain.toCaseFolded().simplified().toStdString();
}

std::string foldUtf8(const std::string& text) {
    return isPlainLower(text) ? text : fold(QString::fromStdString(text));
}

bool FoldedQuery::matches(std::string_view foldedKey) const {
    std::string_view rest = text_;
    while (!rest.empty()) {
        const std::size_t end = rest.find(' ');
        const std::string_view word = rest.substr(0, end);
        if (foldedKey.find(word) == std::string_view::npos)
            return false;
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return true;
}

}  // namespace euterpe::models
