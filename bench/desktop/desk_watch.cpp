#include "bench/desktop/desk_watch.h"

#include "bench/load/process_meter.h"

#include <cstdio>

namespace euterpe::bench {

DeskWatch::DeskWatch(Desk& desk) : desk_(desk) {
    replica::Session& session = desk.session();
    connect(&session, &replica::Session::synchronised, this, &DeskWatch::look);
    connect(&session.syncState(), &replica::SyncState::changed, this, &DeskWatch::look);
    connect(&session.pbx(), &replica::PbxStore::changed, this, &DeskWatch::look);
    connect(&session.extensions(), &replica::ExtensionStore::changed, this, &DeskWatch::look);
    connect(&session.extensions(), &replica::ExtensionStore::reset, this, &DeskWatch::look);
}

void DeskWatch::look() {
    const bool live = desk_.isLive();
    if (live == live_)
        return;
    live_ = live;
    std::printf("{\"live\": %s, \"at\": %.6f}\n", live ? "true" : "false",
                static_cast<double>(monotonicNs()) / 1e9);
    std::fflush(stdout);
}

}  // namespace euterpe::bench
