// The phonebooks of the user who is logged in: the store, its copy on disk and what keeps it like the server.
// Owns all three and the thread that reads and writes the files. GUI thread only; owned by Session.
#pragma once

#include "desktop/replica/contact_link.h"
#include "desktop/replica/contact_store.h"
#include "desktop/replica/contact_sync.h"

#include <string>

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

namespace euterpe::replica {

class Contacts : public QObject {
    Q_OBJECT

  public:
    // `folder`: of the files, made when needed; "" = nothing is kept.
    Contacts(ContactLink& link, const QString& folder, QObject* parent = nullptr);
    // What is not on disk yet is written before it returns.
    ~Contacts() override;

    [[nodiscard]] ContactStore& store() { return store_; }
    // Contacts may be changed: what is on disk has been read.
    [[nodiscard]] bool isOpen() const { return open_; }
    // The server's contacts are here, or were.
    [[nodiscard]] bool hasDownloaded() const { return sync_.hasDownloaded(); }

    static ContactId newId();

  signals:
    void opened();
    void refused(const euterpe::protocol::Contact& contact, const euterpe::Error& error);
    void copied(const euterpe::protocol::Contact& copy);
    void keptEdited(const euterpe::protocol::Contact& contact);
    // The disk does not take the changes; they are lost if the program ends before they are sent.
    void notKept(const euterpe::Error& error);

  public:
    // -- Session only
    // This user's at this server from now on, "anna@pbx:5039"; at once empty, then what the disk has.
    void open(const std::string& identity);
    void setNewest(std::int64_t version) { sync_.setNewest(version); }

  private:
    struct Loaded;
    void close();
    void onLoaded(Loaded loaded);
    void keepEdits(std::function<void()> done);
    void keepContacts();

    const QString folder_;
    std::string identity_;
    ContactStore store_;
    ContactSync sync_;
    QThreadPool disk_;  // one thread: what is written later is newer
    QTimer contactsTimer_;
    bool open_ = false;
};

}  // namespace euterpe::replica
