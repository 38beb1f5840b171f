#include "desktop/contacts/contact_file_reader.h"

#include "desktop/contacts/outlook_reader.h"
#include "lib/contacts/contact_file.h"
#include "lib/contacts/vcard.h"
#include "lib/protocol/limits.h"

#include <QCoreApplication>
#include <QFile>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;
using protocol::ContactSource;

constexpr qint64 kSample = 1024;

class Collector : public ContactSink {
  public:
    Collector(ReadFile& file, const std::atomic<bool>& wanted) : file_(file), wanted_(wanted) {}

    bool found(FoundContact contact) override {
        if (file_.source == ContactSource::Unknown)
            file_.source = contact.contact.source;
        file_.contacts.push_back(std::move(contact));
        return wanted_ && file_.contacts.size() < limits::kContactsInFile;
    }
    bool failed(RowError error) override {
        if (file_.errors.size() < limits::kContactFileErrors)
            file_.errors.push_back(std::move(error));
        return wanted_;
    }

  private:
    ReadFile& file_;
    const std::atomic<bool>& wanted_;
};

Result<std::string> readBytes(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    const QByteArray bytes = file.read(static_cast<qint64>(limits::kContactFileBytes) + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    return bytes.toStdString();
}

Result<ReadFile> parsed(const std::string& bytes, ContactSource source, const std::atomic<bool>& wanted) {
    ReadFile file;
    Collector collector(file, wanted);
    if (source == ContactSource::OutlookFile)
        readVCards(bytes, collector, source);
    else if (auto read = readContactFile(bytes, collector); !read)
        return read.error();
    return file;
}

}  // namespace

ContactFileReader::ContactFileReader(QObject* parent)
    : QObject(parent), wanted_(std::make_shared<std::atomic<bool>>(true)) {}

ContactFileReader::~ContactFileReader() {
    *wanted_ = false;
    if (program_) {
        program_->disconnect(this);
        program_->kill();
    }
    if (thread_.joinable())
        thread_.join();
}

void ContactFileReader::read(const QString& path, const QStringList& excludedFolders) {
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) &&
        recognise(file.read(kSample).toStdString()) == ContactSource::OutlookFile)
        return readOutlookFile(path, excludedFolders);
    work([path](const std::atomic<bool>& wanted) -> Result<ReadFile> {
        const auto bytes = readBytes(path);
        return bytes ? parsed(*bytes, ContactSource::Unknown, wanted) : bytes.error();
    });
}

// What is posted to this object is dropped by Qt when it goes; the destructor waits for the thread.
void ContactFileReader::work(std::function<Result<ReadFile>(const std::atomic<bool>&)> job) {
    thread_ = std::thread([this, job = std::move(job), wanted = wanted_] {
        QMetaObject::invokeMethod(
            this,
            [this, outcome = job(*wanted)] {
                if (outcome)
                    emit finished(*outcome);
                else
                    emit failed(outcome.error());
            },
            Qt::QueuedConnection);
    });
}

void ContactFileReader::readOutlook(const QStringList& excludedFolders) {
    work([excludedFolders](const std::atomic<bool>& wanted) -> Result<ReadFile> {
        ReadFile file;
        Collector collector(file, wanted);
        if (auto read = contacts::readOutlook(excludedFolders, collector); !read)
            return read.error();
        return file;
    });
}

void ContactFileReader::readOutlookFile(const QString& path, const QStringList& excludedFolders) {
    program_ = std::make_unique<QProcess>();
    connect(program_.get(), &QProcess::readyReadStandardOutput, this, [this] {
        cards_ += program_->readAllStandardOutput();
        if (cards_.size() > static_cast<qsizetype>(limits::kContactFileBytes)) {
            tooLarge_ = true;
            program_->kill();
        }
    });
    connect(program_.get(), &QProcess::finished, this, &ContactFileReader::onProgramEnded);
    connect(program_.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed({ErrorCode::NotFound,
                         program_->program().toStdString() + ": " + program_->errorString().toStdString()});
    });
    program_->start(
        QCoreApplication::applicationDirPath() + QStringLiteral("/../lib/euterpe/euterpe-outlook-file"),
        QStringList{path} + excludedFolders);
}

void ContactFileReader::onProgramEnded() {
    cards_ += program_->readAllStandardOutput();
    const bool well = program_->exitStatus() == QProcess::NormalExit && program_->exitCode() == 0;
    if (tooLarge_)
        return emit failed({ErrorCode::TooLarge, "too many contacts"});
    if (!well)
        return emit failed({ErrorCode::Malformed, program_->readAllStandardError().trimmed().toStdString()});
    work([cards = cards_.toStdString()](const std::atomic<bool>& wanted) {
        return parsed(cards, ContactSource::OutlookFile, wanted);
    });
}

}  // namespace euterpe::contacts
