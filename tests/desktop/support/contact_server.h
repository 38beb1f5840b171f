// The server's phonebook in memory, with its rules of versions, and links to it whose answers and losses the
// test decides. One thread; nothing happens by itself.
#pragma once

#include "desktop/replica/contact_link.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>

#include <QPointer>

namespace euterpe::testing {

class ContactServer {
  public:
    protocol::ContactChangesResult changes(const protocol::ContactChangesParams& params) const;
    protocol::ContactOutcome save(const protocol::ContactSaveParams& params);
    protocol::ContactOutcome remove(const protocol::ContactRemoveParams& params);

    // Changes in one answer.
    std::size_t page = 3;
    std::map<ContactId, protocol::Contact> contacts;
    std::map<ContactId, std::int64_t> removals;
    std::int64_t version = 0;
    std::int64_t floor = 0;  // removals up to here are forgotten
};

class ContactPipe : public replica::ContactLink {
    Q_OBJECT

  public:
    explicit ContactPipe(ContactServer& server) : server_(server) {}

    [[nodiscard]] bool isUsable() const override { return usable_; }
    void changes(const protocol::ContactChangesParams& params, QObject* context, Changed done) override;
    void save(const protocol::ContactSaveParams& params, QObject* context, Stored done) override;
    void remove(const protocol::ContactRemoveParams& params, QObject* context, Stored done) override;

    void setUsable(bool usable);
    // Does the oldest open question at the server and gives its answer; false: there is none.
    bool deliver();
    // The connection breaks: the oldest question, if `reaches`, is done at the server, nobody hears of it.
    void breakOff(bool reaches);
    [[nodiscard]] bool hasOpen() const { return !open_.empty(); }

    std::optional<Error> refusal;  // of the next change
    int asked = 0;

  private:
    struct Open {
        std::function<void()> act;
        std::function<void()> answer;
        std::function<void(const Error&)> fail;
    };
    template <class T, class Act>
    void add(QObject* context, std::function<void(Result<T>)> done, Act act);

    ContactServer& server_;
    std::deque<Open> open_;
    bool usable_ = false;
};

}  // namespace euterpe::testing
