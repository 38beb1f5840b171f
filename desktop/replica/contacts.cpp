#include "desktop/replica/contacts.h"

#include "desktop/replica/contact_files.h"

#include <chrono>
#include <utility>

#include <QUuid>

namespace euterpe::replica {
namespace {

// The file is written as a whole: not for each single contact while somebody works on a book.
constexpr std::chrono::seconds kContactsAfter{5};

}  // namespace

struct Contacts::Loaded {
    std::string identity;
    ContactSnapshot contacts;
    std::vector<ContactEdit> edits;
    Error problem;
};

Contacts::Contacts(ContactLink& link, const QString& folder, QObject* parent)
    : QObject(parent),
      folder_(folder),
      sync_(
          store_, link, [this](std::function<void()> done) { keepEdits(std::move(done)); }, &newId) {
    disk_.setMaxThreadCount(1);
    contactsTimer_.setSingleShot(true);
    contactsTimer_.setInterval(kContactsAfter);
    connect(&contactsTimer_, &QTimer::timeout, this, &Contacts::keepContacts);
    connect(&sync_, &ContactSync::fetched, this, [this] {
        if (!contactsTimer_.isActive())
            contactsTimer_.start();
    });
    connect(&sync_, &ContactSync::refused, this, &Contacts::refused);
    connect(&sync_, &ContactSync::copied, this, &Contacts::copied);
    connect(&sync_, &ContactSync::keptEdited, this, &Contacts::keptEdited);
}

Contacts::~Contacts() {
    close();
    disk_.waitForDone();
}

ContactId Contacts::newId() {
    return ContactId(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
}

void Contacts::close() {
    if (contactsTimer_.isActive())
        keepContacts();
    sync_.stop();
    open_ = false;
}

void Contacts::open(const std::string& identity) {
    close();
    identity_ = identity;
    store_.clear();
    if (folder_.isEmpty())
        return onLoaded({identity, {}, {}, {}});
    disk_.start([this, identity, files = ContactFiles::of(folder_, identity)] {
        Loaded loaded{identity, readContacts(files), {}, {}};
        if (auto edits = readEdits(files))
            loaded.edits = std::move(*edits);
        else
            loaded.problem = edits.error();
        QMetaObject::invokeMethod(
            this, [this, loaded = std::move(loaded)]() mutable { onLoaded(std::move(loaded)); },
            Qt::QueuedConnection);
    });
}

void Contacts::onLoaded(Loaded loaded) {
    if (loaded.identity != identity_)
        return;
    store_.restore(loaded.contacts, std::move(loaded.edits));
    open_ = true;
    emit opened();
    if (loaded.problem.code != ErrorCode::Unknown)
        emit notKept(loaded.problem);
    sync_.start();
}

void Contacts::keepEdits(std::function<void()> done) {
    if (folder_.isEmpty())
        return done();
    disk_.start([this, done = std::move(done), files = ContactFiles::of(folder_, identity_),
                 edits = store_.edits()]() mutable {
        auto written = writeEdits(files, edits);
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done), written = std::move(written)] {
                if (!written)
                    emit notKept(written.error());
                done();
            },
            Qt::QueuedConnection);
    });
}

void Contacts::keepContacts() {
    contactsTimer_.stop();
    if (folder_.isEmpty() || !open_)
        return;
    disk_.start([files = ContactFiles::of(folder_, identity_), all = store_.snapshot()] {
        // Not written: the contacts are fetched again at the next start.
        (void)writeContacts(files, all);
    });
}

}  // namespace euterpe::replica
