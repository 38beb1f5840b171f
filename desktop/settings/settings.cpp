#include "desktop/settings/settings.h"

#include "desktop/settings/value_table.h"

#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace euterpe::settings {
namespace {

constexpr std::chrono::milliseconds kSaveAfter{500};
constexpr char16_t kStateSection[] = u"State";
constexpr char16_t kPinSection[] = u"Certificates";

QString pinKey(const QString& endpoint) {
    return QStringLiteral("pin/") + endpoint;
}

// Keys that may hold a secret stay where they are: with the program that wrote them.
bool maySoundSecret(const QString& key) {
    static constexpr QLatin1StringView kWords[] = {QLatin1StringView("pass"), QLatin1StringView("pwd"),
                                                   QLatin1StringView("secret"), QLatin1StringView("token")};
    for (const QLatin1StringView word : kWords) {
        if (key.contains(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

// `utf8pwd`: the old program wrote the bytes of UTF-8, each as one character.
QString passwordIn(const IniDocument& document) {
    QString password = document.value(kSection, u"password").value_or(QString());
    static const QString kArray = QStringLiteral("@ByteArray(");
    if (password.startsWith(kArray) && password.endsWith(u')'))
        password = password.sliced(kArray.size(), password.size() - kArray.size() - 1);
    const QString utf8 = document.value(kSection, u"utf8pwd").value_or(QString());
    if (utf8.compare(u"true", Qt::CaseInsensitive) != 0 && utf8 != u"1")
        return password;
    for (const QChar c : password) {
        if (c.unicode() > 0xff)
            return password;
    }
    const QString decoded = QString::fromUtf8(password.toLatin1());
    return decoded.contains(QChar::ReplacementCharacter) ? password : decoded;
}

void nameFile(std::vector<Problem>& problems, const QString& file) {
    for (Problem& problem : problems)
        problem.file = file;
}

// The copy of a damaged file is for a person to look at: a password in it is of no use there.
QByteArray withoutPassword(const QByteArray& bytes) {
    QByteArray out;
    for (const QByteArray& line : bytes.split('\n')) {
        if (!line.trimmed().toLower().startsWith("password"))
            out += line + '\n';
    }
    out.chop(1);
    return out;
}

}  // namespace

QString Settings::defaultDirectory() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/euterpe");
}

Settings::Settings(QString directory, QObject* parent) : QObject(parent), directory_(std::move(directory)) {
    saveTimer_.setSingleShot(true);
    connect(&saveTimer_, &QTimer::timeout, this, [this] { static_cast<void>(save()); });
}

Settings::~Settings() {
    if (unsaved_)
        static_cast<void>(save());
}

QString Settings::fileName() const {
    return directory_ + QStringLiteral("/euterpe.ini");
}

LoadReport Settings::load() {
    LoadReport report;
    const QByteArray bytes = readFile(report);
    document_ = IniDocument::parse(bytes, report.problems);
    values_ = Values{};
    readValues(document_, values_, report.problems);
    report.password = passwordIn(document_);
    nameFile(report.problems, fileName());
    if (!report.problems.empty() && !untouchable_)
        keepDamaged(bytes, report);
    if (document_.value(kSection, u"password")) {
        document_.remove(kSection, u"password");
        document_.remove(kSection, u"utf8pwd");
        saveSoon();
    }
    return report;
}

// Empty when there is nothing to be read; says why in the report.
QByteArray Settings::readFile(LoadReport& report) {
    QFile file(fileName());
    if (!file.exists()) {
        report.firstStart = true;
        return {};
    }
    if (file.size() > IniDocument::kFileBytes) {
        report.problems.push_back({ProblemKind::FileTooLarge, fileName(), 0, {}});
        const QString aside =
            fileName() + QDateTime::currentDateTime().toString(u".'damaged'-yyyyMMdd-HHmmss-zzz");
        untouchable_ = !QFile::rename(fileName(), aside);
        report.keptCopy = untouchable_ ? QString() : aside;
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        report.problems.push_back({ProblemKind::UnreadableFile, fileName(), 0, file.errorString()});
        untouchable_ = true;
        return {};
    }
    return file.read(IniDocument::kFileBytes);
}

// Copies the file aside, then writes back what was understood, so that the next start finds nothing wrong.
void Settings::keepDamaged(const QByteArray& bytes, LoadReport& report) {
    if (!report.keptCopy.isEmpty())
        return;
    const QString aside =
        fileName() + QDateTime::currentDateTime().toString(u".'damaged'-yyyyMMdd-HHmmss-zzz");
    QSaveFile copy(aside);
    const QByteArray kept = withoutPassword(bytes);
    const bool copied = copy.open(QIODevice::WriteOnly) &&
                        copy.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                        copy.write(kept) == kept.size() && copy.commit();
    if (!copied) {
        untouchable_ = true;
        report.problems.push_back({ProblemKind::NotWritable, aside, 0, copy.errorString()});
        return;
    }
    report.keptCopy = aside;
    writeValues(values_, document_);
    saveSoon();
}

Result<ImportReport> Settings::importKcti(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, path.toStdString() + ": " + file.errorString().toStdString()};
    if (file.size() > IniDocument::kFileBytes)
        return Error{ErrorCode::TooLarge, path.toStdString()};
    ImportReport report;
    const IniDocument old = IniDocument::parse(file.read(IniDocument::kFileBytes), report.problems);
    if (old.keys(kSection).isEmpty())
        return Error{ErrorCode::Malformed, path.toStdString() + ": no section [CTI]"};
    Values next = values_;
    readValues(old, next, report.problems);
    nameFile(report.problems, path);
    report.password = passwordIn(old);
    // Keys that this version does not use yet are kept for the one that will.
    for (const QString& key : old.keys(kSection)) {
        if (!maySoundSecret(key))
            document_.set(kSection, key, old.value(kSection, key).value_or(QString()));
    }
    unsaved_ = true;
    update([&](Values& values) { values = next; });
    writeValues(values_, document_);
    if (auto saved = save(); !saved)
        return saved.error();
    return report;
}

void Settings::update(const std::function<void(Values&)>& change) {
    const Values before = values_;
    Values now = before;
    change(now);
    clampValues(now);
    if (now == before)
        return;
    values_ = now;
    writeValues(values_, document_);
    saveSoon();
    emit changed(before, now);
}

bool Settings::isComplete() const {
    return !values_.address.trimmed().isEmpty() && !values_.user.trimmed().isEmpty();
}

QByteArray Settings::state(const QString& name) const {
    return QByteArray::fromBase64(document_.value(kStateSection, name).value_or(QString()).toLatin1());
}

void Settings::setState(const QString& name, const QByteArray& bytes) {
    const QString text = QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
    if (document_.value(kStateSection, name) == text)
        return;
    document_.set(kStateSection, name, text);
    saveSoon();
}

QString Settings::pinnedFingerprint(const QString& endpoint) const {
    return document_.value(kPinSection, pinKey(endpoint)).value_or(QString());
}

void Settings::setPinnedFingerprint(const QString& endpoint, const QString& fingerprint) {
    if (fingerprint.isEmpty())
        document_.remove(kPinSection, pinKey(endpoint));
    else
        document_.set(kPinSection, pinKey(endpoint), fingerprint);
    saveSoon();
}

void Settings::saveSoon() {
    unsaved_ = true;
    saveTimer_.start(kSaveAfter);
}

Result<void> Settings::save() {
    saveTimer_.stop();
    auto written = write(document_.toBytes());
    if (written) {
        unsaved_ = false;
        failureTold_ = false;
        return written;
    }
    if (!std::exchange(failureTold_, true))
        emit saveFailed(
            {ProblemKind::NotWritable, fileName(), 0, QString::fromStdString(written.error().detail)});
    return written;
}

Result<void> Settings::write(const QByteArray& bytes) const {
    if (untouchable_)
        return Error{ErrorCode::Io, "the present file can be neither read nor copied and is left as it is"};
    if (!QDir().mkpath(directory_))
        return Error{ErrorCode::Io, "the folder cannot be made"};
    QSaveFile file(fileName());
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    return {};
}

}  // namespace euterpe::settings
