// The messages in the user's mailbox (H1). The server says when something about them may have changed; the
// list is then read anew while somebody looks at it, else at the next look. GUI thread only; owned by
// Session.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

namespace euterpe::link {
class Connection;
}

namespace euterpe::replica {

class VoicemailStore : public QObject {
    Q_OBJECT

  public:
    enum class Status { Unknown, Ready, Failed };
    using Done = std::function<void(const Result<void>&)>;

    explicit VoicemailStore(link::Connection& connection, QObject* parent = nullptr);

    // The section is (no longer) on the screen.
    void setActive(bool active);
    // Reads the list so often besides what the server tells (B7), 0 = never.
    void setRefreshEvery(std::chrono::seconds interval);
    void reload();

    [[nodiscard]] Status status() const { return status_; }
    [[nodiscard]] const Error& error() const { return error_; }  // of Failed
    [[nodiscard]] protocol::VoicemailAccess access() const { return list_.access; }
    // Newest first.
    [[nodiscard]] const std::vector<protocol::VoicemailMessage>& messages() const { return list_.messages; }
    // How many there are at the PBX, when those above are not all.
    [[nodiscard]] std::int64_t total() const { return list_.total; }
    // nullptr when it is gone.
    [[nodiscard]] const protocol::VoicemailMessage* find(const std::string& id) const;

    // Shown once the PBX has done it.
    void setHeard(const std::string& id, bool heard, QObject* context, Done done);
    void remove(const std::string& id, QObject* context, Done done);

    // -- Session only
    void setVersion(std::int64_t version);
    void onLink();
    void clear();

  signals:
    // Messages, access, total or status are others.
    void changed();

  private:
    void ask();
    void onList(const Result<protocol::VoicemailListResult>& answer);
    void take(std::vector<protocol::VoicemailMessage> messages);

    link::Connection& connection_;
    Status status_ = Status::Unknown;
    Error error_;
    protocol::VoicemailListResult list_;
    std::optional<std::int64_t> version_;
    bool active_ = false;
    bool asking_ = false;
    bool stale_ = true;  // the list may be another than the one shown
    QTimer refresh_;
};

}  // namespace euterpe::replica
