#include "desktop/settings/ini_document.h"

#include "lib/base/hex.h"

#include <QStringDecoder>

namespace euterpe::settings {
namespace {

QString decodeLine(const QByteArray& bytes) {
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8.decode(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

// QSettings' escapes: \" \\ \n \r \t \a \b \f \v \0 and \xHHHH. A backslash before anything else stays: hand
// editors write C:\folder.
QString unescape(QStringView text) {
    static constexpr QLatin1StringView kLetters("nrtabfv0");
    static constexpr char16_t kMeans[] = u"\n\r\t\a\b\f\v\0";
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c != u'\\' || i + 1 >= text.size()) {
            out += c;
            continue;
        }
        const QChar next = text[i + 1];
        const auto letter = next.unicode() < 128 ? kLetters.indexOf(next) : -1;
        if (next == u'"' || next == u'\\') {
            out += next;
            ++i;
        } else if (next == u'x' && i + 2 < text.size() && hexDigit(text[i + 2].unicode()) >= 0) {
            char32_t code = 0;
            i += 2;
            for (int digits = 0; digits < 4 && i < text.size() && hexDigit(text[i].unicode()) >= 0;
                 ++digits, ++i)
                code = code * 16 + static_cast<char32_t>(hexDigit(text[i].unicode()));
            --i;
            out += QChar(static_cast<char16_t>(code));
        } else if (letter >= 0) {
            out += QChar(kMeans[letter]);
            ++i;
        } else {
            out += c;
        }
    }
    return out;
}

QString readValue(QStringView text) {
    text = text.trimmed();
    if (text.size() >= 2 && text.front() == u'"' && text.back() == u'"')
        return unescape(text.sliced(1, text.size() - 2));
    return unescape(text);
}

bool needsQuotes(const QString& value) {
    if (value.isEmpty())
        return false;
    if (value.front().isSpace() || value.back().isSpace())
        return true;
    for (const QChar c : value) {
        if (c.unicode() < 0x20 || c == u'"' || c == u'\\' || c == u';' || c == u',' || c == u'=')
            return true;
    }
    return false;
}

QString writeValue(const QString& value) {
    if (!needsQuotes(value))
        return value;
    QString out(u'"');
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\') {
            out += u'\\';
            out += c;
        } else if (c == u'\n') {
            out += QLatin1StringView("\\n");
        } else if (c == u'\r') {
            out += QLatin1StringView("\\r");
        } else if (c == u'\t') {
            out += QLatin1StringView("\\t");
        } else if (c.unicode() < 0x20) {
            // Four digits always: a hexadecimal digit that follows is not part of it.
            out += QStringLiteral("\\x%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            out += c;
        }
    }
    return out + u'"';
}

bool same(QStringView a, QStringView b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool hasControls(QStringView text) {
    for (const QChar c : text) {
        if (c.unicode() < 0x20 && c != u'\t')
            return true;
    }
    return false;
}

}  // namespace

IniDocument IniDocument::parse(const QByteArray& bytes, std::vector<Problem>& problems) {
    IniDocument document;
    if (bytes.size() > kFileBytes) {
        problems.push_back({ProblemKind::FileTooLarge, {}, 0, {}});
        return document;
    }
    QString section;
    int number = 0;
    qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.size()) {
        qsizetype end = bytes.indexOf('\n', at);
        if (end < 0)
            end = bytes.size();
        QByteArray raw = bytes.mid(at, end - at);
        at = end + 1;
        ++number;
        if (raw.endsWith('\r'))
            raw.chop(1);
        const QString text = raw.size() <= kLineBytes ? decodeLine(raw) : QString();
        const QString trimmed = text.trimmed();
        Line line{section, {}, {}, text, number};
        const qsizetype equals = trimmed.indexOf(u'=');
        if (raw.size() > kLineBytes || hasControls(text)) {
            problems.push_back({ProblemKind::BadLine, {}, number, {}});
            continue;
        }
        if (trimmed.isEmpty() || trimmed.startsWith(u';') || trimmed.startsWith(u'#')) {
            document.lines_.push_back(line);
        } else if (trimmed.startsWith(u'[') && trimmed.endsWith(u']')) {
            section = trimmed.sliced(1, trimmed.size() - 2).trimmed();
            line.section = section;
            document.lines_.push_back(line);
        } else if (equals > 0 && !trimmed.startsWith(u'[')) {
            line.key = trimmed.first(equals).trimmed();
            line.value = readValue(QStringView(trimmed).sliced(equals + 1));
            document.lines_.push_back(line);
        } else {
            problems.push_back({ProblemKind::BadLine, {}, number, {}});
        }
    }
    return document;
}

int IniDocument::find(QStringView section, QStringView key) const {
    for (int i = static_cast<int>(lines_.size()) - 1; i >= 0; --i) {
        const Line& line = lines_[static_cast<std::size_t>(i)];
        if (!line.key.isEmpty() && same(line.section, section) && same(line.key, key))
            return i;
    }
    return -1;
}

std::optional<QString> IniDocument::value(QStringView section, QStringView key) const {
    const int i = find(section, key);
    if (i < 0)
        return std::nullopt;
    return lines_[static_cast<std::size_t>(i)].value;
}

int IniDocument::lineOf(QStringView section, QStringView key) const {
    const int i = find(section, key);
    return i < 0 ? 0 : lines_[static_cast<std::size_t>(i)].number;
}

QStringList IniDocument::keys(QStringView section) const {
    QStringList found;
    for (const Line& line : lines_) {
        if (!line.key.isEmpty() && same(line.section, section) &&
            !found.contains(line.key, Qt::CaseInsensitive))
            found.push_back(line.key);
    }
    return found;
}

void IniDocument::set(QStringView section, QStringView key, const QString& value) {
    if (const int i = find(section, key); i >= 0) {
        Line& line = lines_[static_cast<std::size_t>(i)];
        if (line.value != value) {
            line.value = value;
            line.text.clear();
        }
        return;
    }
    const Line fresh{section.toString(), key.toString(), value, {}, 0};
    for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
        const bool blank = line->key.isEmpty() && line->text.trimmed().isEmpty();
        if (same(line->section, section) && !blank) {
            lines_.insert(line.base(), fresh);
            return;
        }
    }
    if (!section.isEmpty())
        lines_.push_back({section.toString(), {}, {}, u'[' + section.toString() + u']', 0});
    lines_.push_back(fresh);
}

void IniDocument::remove(QStringView section, QStringView key) {
    for (int i = find(section, key); i >= 0; i = find(section, key))
        lines_.erase(lines_.begin() + i);
}

QByteArray IniDocument::toBytes() const {
    QByteArray out;
    for (const Line& line : lines_) {
        if (line.key.isEmpty() || !line.text.isEmpty())
            out += line.text.toUtf8();
        else
            out += (line.key + u'=' + writeValue(line.value)).toUtf8();
        out += '\n';
    }
    return out;
}

}  // namespace euterpe::settings
