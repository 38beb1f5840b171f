// An ini file in memory that keeps what it does not understand: comments, order, unknown sections and keys.
// Reads what Qt's QSettings and hand editors write (quotes, \x escapes, UTF-8 or Latin-1). Lines that are
// neither are reported and left out. Plain value, any thread.
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace euterpe::settings {

// What is wrong with a file. The screen has the words for each kind.
enum class ProblemKind {
    UnreadableFile,  // cannot be opened; `detail` = the system's message
    FileTooLarge,    // more than kFileBytes
    BadLine,         // neither a section, a key=value nor a comment
    BadValue,        // `detail` = the key; the default is used
    NotWritable,     // cannot be saved; `detail` = the system's message
};

struct Problem {
    ProblemKind kind = ProblemKind::BadLine;
    QString file;
    int line = 0;  // from 1, 0 = the file as a whole
    QString detail;

    bool operator==(const Problem&) const = default;
};

class IniDocument {
  public:
    static constexpr qsizetype kFileBytes = 1024 * 1024;
    static constexpr qsizetype kLineBytes = 64 * 1024;

    // Never fails: what can be read is there, the rest is in `problems` (file name left empty).
    static IniDocument parse(const QByteArray& bytes, std::vector<Problem>& problems);

    // The last one when a key stands there twice. Section and key regardless of case.
    [[nodiscard]] std::optional<QString> value(QStringView section, QStringView key) const;
    // Line of that value in the text that was parsed, 0 = none.
    [[nodiscard]] int lineOf(QStringView section, QStringView key) const;
    [[nodiscard]] QStringList keys(QStringView section) const;

    void set(QStringView section, QStringView key, const QString& value);
    void remove(QStringView section, QStringView key);

    // UTF-8.
    [[nodiscard]] QByteArray toBytes() const;

  private:
    struct Line {
        QString section;  // the one it stands in; for a section's head: its own name
        QString key;      // "" = comment, blank or head
        QString value;
        QString text;  // as written; "" for a value that was set here
        int number = 0;
    };
    [[nodiscard]] int find(QStringView section, QStringView key) const;

    std::vector<Line> lines_;
};

}  // namespace euterpe::settings
