// Reads a file of contacts without holding up the window: text files on a thread of its own, Outlook data
// files by the program euterpe-outlook-file. One object for one file. GUI thread only; owned by whoever wants
// the contacts, who may drop it at any time.
#pragma once

#include "lib/base/result.h"
#include "lib/contacts/contact_sink.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace euterpe::contacts {

struct ReadFile {
    protocol::ContactSource source = protocol::ContactSource::Unknown;
    std::vector<FoundContact> contacts;
    std::vector<RowError> errors;  // the first ones, at most limits::kContactFileErrors
};

class ContactFileReader : public QObject {
    Q_OBJECT

  public:
    explicit ContactFileReader(QObject* parent = nullptr);
    ~ContactFileReader() override;

    // Call once. Of an Outlook data file the folders of these names are left out.
    void read(const QString& path, const QStringList& excludedFolders = {});
    // Outlook itself instead of a file, see outlook_reader.h.
    void readOutlook(const QStringList& excludedFolders);

  signals:
    // Exactly one of them, once, from the event loop. Io: cannot be opened; TooLarge; Malformed: none of our
    // formats, or damaged.
    void finished(const euterpe::contacts::ReadFile& file);
    void failed(const euterpe::Error& error);

  private:
    void work(std::function<Result<ReadFile>(const std::atomic<bool>&)> job);
    void readOutlookFile(const QString& path, const QStringList& excludedFolders);
    void onProgramEnded();

    std::shared_ptr<std::atomic<bool>> wanted_;
    std::thread thread_;
    std::unique_ptr<QProcess> program_;
    QByteArray cards_;
    bool tooLarge_ = false;
};

}  // namespace euterpe::contacts
