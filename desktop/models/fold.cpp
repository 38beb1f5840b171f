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

// Letters that decompose into nothing simpler, as a person without that keyboard types them.
const char* plainLetters(QChar c) {
    switch (c.unicode()) {
        case 0x00DF:
        case 0x1E9E:
            return "ss";
        case 0x00C6:
        case 0x00E6:
            return "ae";
        case 0x0152:
        case 0x0153:
            return "oe";
        case 0x00D8:
        case 0x00F8:
            return "o";
        case 0x0141:
        case 0x0142:
            return "l";
        case 0x0110:
        case 0x0111:
            return "d";
        case 0x0131:
            return "i";
        case 0x2019:
            return "'";
        default:
            return nullptr;
    }
}

}  // namespace

std::string fold(const QString& text) {
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isMark())
            continue;
        const char* letters = plainLetters(c);
        letters != nullptr ? plain += QLatin1String(letters) : plain += c;
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
