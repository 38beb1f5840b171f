#include "tests/desktop/screens/support/sample_desk.h"

#include "tests/desktop/screens/support/sample_company.h"
#include "tests/desktop/support/waiting.h"

namespace euterpe::testing {

UnixMillis SampleDesk::now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

SampleDesk::SampleDesk(int people, std::int64_t callCount)
    : calls(callCount, now()),
      callRegister(calls),
      connection_(server.wire.factory(), pins_, events_, "test"),
      commands(connection_, self, favourites, ownCalls) {
    extensions.apply(true, sampleCompany(people), {});
    favourites.setFromServer(sampleFavourites());
    setMode(protocol::Mode::Pro);
    setSync(replica::Sync::Online);
}

void SampleDesk::setMode(protocol::Mode mode) {
    protocol::SessionLoginResult session = server.session;
    session.mode = mode;
    session.permissions = {protocol::Permission::Dial, protocol::Permission::HangUp,
                           protocol::Permission::Register};
    if (mode != protocol::Mode::Free)
        session.permissions.push_back(protocol::Permission::PhoneStates);
    self.setSession(session, mode);
}

void SampleDesk::setSync(replica::Sync state) {
    sync.set(state, now(), 0, {});
}

bool SampleDesk::goOnline() {
    connection_.connectTo({"pbx", 5039}, {server.user, server.password, protocol::Mode::Pro, {}});
    return waitUntil([this] { return connection_.isOnline(); });
}

void SampleDesk::setPhone(const char* number, protocol::PhoneState state) {
    protocol::Extension record = *extensions.find(ExtensionId(number));
    record.phone = state;
    extensions.apply(false, {record}, {});
}

}  // namespace euterpe::testing
