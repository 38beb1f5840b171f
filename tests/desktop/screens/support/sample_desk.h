// Everything that a directory screen is given, without a session: stores filled by hand, commands that reach
// a fake server once goOnline() was called. GUI thread.
#pragma once

#include "desktop/link/connection.h"
#include "desktop/replica/call_store.h"
#include "desktop/replica/commands.h"
#include "desktop/replica/extension_store.h"
#include "desktop/replica/favourite_store.h"
#include "desktop/replica/register_source.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/sync_state.h"
#include "desktop/widgets/theme.h"
#include "tests/desktop/screens/support/memory_register.h"
#include "tests/desktop/support/fake_server.h"

namespace euterpe::testing {

class SampleDesk {
  public:
    explicit SampleDesk(int people = 24, std::int64_t calls = 1000);

    // Free does not see telephone states.
    void setMode(protocol::Mode mode);
    void setSync(replica::Sync sync);
    // Commands are answered from now on.
    [[nodiscard]] bool goOnline();
    void setPhone(const char* number, protocol::PhoneState state);
    static UnixMillis now();

    widgets::Theme theme;
    FakeServer server;
    replica::ExtensionStore extensions;
    replica::FavouriteStore favourites;
    replica::SelfStore self;
    replica::CallStore ownCalls;
    replica::SyncState sync;
    MemoryRegister calls;
    replica::RegisterSource callRegister;

  private:
    class NoPins : public link::TrustStore {
      public:
        [[nodiscard]] std::string pinned(const link::Endpoint&) const override { return {}; }
        void pin(const link::Endpoint&, const std::string&) override {}
        [[nodiscard]] std::string caFile() const override { return {}; }
    };
    NoPins pins_;
    link::HostEvents events_;
    link::Connection connection_;

  public:
    replica::Commands commands;
};

}  // namespace euterpe::testing
