// Recordings and call-backs: what outlives the server of the services on the PBX (D10, D13).
#include "server/store/connection.h"
#include "server/store/store.h"

#include <charconv>

namespace euterpe::store {

using soci::into;
using soci::use;

Result<void> Store::addRecording(const RecordingRecord& recording) {
    return connection_->guarded([&]() -> Result<void> {
        connection_->session() << connection_->sql("recording.add"),
            use(recording.extension.str(), "extension"), use(recording.call.str(), "linkedid"),
            use(recording.file, "file"), use(recording.startedAt, "start");
        return {};
    });
}

Result<std::string> Store::recordingFile(const ExtensionId& extension, std::string_view id) {
    const Error none{ErrorCode::NotFound, "no such recording"};
    std::int64_t number = 0;
    const auto [end, ec] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (ec != std::errc() || end != id.data() + id.size())
        return none;
    return connection_->guarded([&]() -> Result<std::string> {
        std::string file;
        connection_->session() << connection_->sql("recording.file"), into(file), use(number, "id"),
            use(extension.str(), "extension");
        if (!connection_->session().got_data())
            return none;
        return file;
    });
}

Result<void> Store::nameRecordings(const ExtensionId& extension, std::vector<protocol::RegisterRow>& rows) {
    return connection_->guarded([&]() -> Result<void> {
        std::int64_t id = 0;
        std::string call;
        soci::indicator known = soci::i_null;
        soci::statement find = (connection_->session().prepare << connection_->sql("recording.of"),
                                into(id, known), use(extension.str(), "extension"), use(call, "linkedid"));
        for (protocol::RegisterRow& row : rows) {
            call = row.linkedId.str();
            find.execute(true);
            if (known == soci::i_ok)
                row.recording = std::to_string(id);
        }
        return {};
    });
}

Result<UserId> Store::userOf(const ExtensionId& extension) {
    return connection_->guarded([&]() -> Result<UserId> {
        std::string name;
        connection_->session() << connection_->sql("booking.user"), into(name),
            use(extension.str(), "extension");
        if (!connection_->session().got_data())
            return Error{ErrorCode::NotFound, "nobody has the extension"};
        return UserId(name);
    });
}

Result<std::vector<BookingRecord>> Store::loadBookings() {
    return connection_->guarded([&]() -> Result<std::vector<BookingRecord>> {
        std::vector<BookingRecord> all;
        std::string id, user, booker, account, target;
        UnixMillis expires = 0;
        soci::statement rows = (connection_->session().prepare << connection_->sql("booking.all"), into(id),
                                into(user), into(booker), into(account), into(target), into(expires));
        rows.execute();
        while (rows.fetch())
            all.push_back(
                {id, UserId(user), ExtensionId(booker), AccountId(account), ExtensionId(target), expires});
        return all;
    });
}

Result<void> Store::addBooking(const BookingRecord& booking) {
    return connection_->guarded([&]() -> Result<void> {
        connection_->session() << connection_->sql("booking.add"), use(booking.id, "id"),
            use(booking.user.str(), "user"), use(booking.booker.str(), "booker"),
            use(booking.account.str(), "account"), use(booking.target.str(), "target"),
            use(booking.expiresAt, "expires");
        return {};
    });
}

Result<void> Store::removeBooking(const std::string& id) {
    return connection_->guarded([&]() -> Result<void> {
        connection_->session() << connection_->sql("booking.remove"), use(id, "id");
        return {};
    });
}

}  // namespace euterpe::store
