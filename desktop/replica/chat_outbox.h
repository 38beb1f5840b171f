// Messages that the server has not answered yet, in the order in which they were written: kept in a private
// file, so that neither the end of this program nor of the server loses one, and none is sent under two
// names. Owns the file. GUI thread only; owned by Chat.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/base/time.h"

#include <string>
#include <vector>

#include <QString>
#include <boost/describe.hpp>

namespace euterpe::replica {

struct OutgoingMessage {
    std::string clientId;
    ExtensionId to;
    std::string text;
    UnixMillis writtenAt = 0;
    std::string refusal;  // wire name of the error for which the server will never take it, "" = it waits

    bool operator==(const OutgoingMessage&) const = default;
};
BOOST_DESCRIBE_STRUCT(OutgoingMessage, (), (clientId, to, text, writtenAt, refusal))

class ChatOutbox {
  public:
    // Reads what an earlier run left. A file that cannot be understood is kept aside and is the error; the
    // outbox is usable in any case. "" = nothing is kept, for somebody who is not known yet.
    Result<void> open(const QString& fileName);

    [[nodiscard]] const std::vector<OutgoingMessage>& messages() const { return messages_; }
    [[nodiscard]] const OutgoingMessage* find(const std::string& clientId) const;
    // The next one to be sent, nullptr = none.
    [[nodiscard]] const OutgoingMessage* next() const;

    // On the disk when it returns; on error nothing has changed. TooLarge: too many wait already.
    Result<void> add(OutgoingMessage message);
    // Each is on the disk when it returns. On error it is still so in memory, and the server's memory of
    // client ids makes up for what the file still says at the next start.
    Result<void> remove(const std::string& clientId);
    Result<void> setRefusal(const std::string& clientId, std::string refusal);

  private:
    Result<void> save(const std::vector<OutgoingMessage>& messages) const;

    QString fileName_;
    std::vector<OutgoingMessage> messages_;
};

}  // namespace euterpe::replica
