// Rings while somebody calls and sounds are on (D4), softly into a conversation. Owns nothing but the
// decision. GUI thread only; made in Application.
#pragma once

#include "desktop/app/ringer.h"
#include "desktop/replica/call_store.h"
#include "desktop/settings/settings.h"

#include <QObject>

namespace euterpe::app {

class RingControl : public QObject {
    Q_OBJECT

  public:
    RingControl(replica::CallStore& calls, settings::Settings& settings, Ringer& ringer,
                QObject* parent = nullptr);

    [[nodiscard]] bool isRinging() const { return ringing_; }

  signals:
    // Somebody calls, or nobody does any more; whatever the setting of sounds.
    void changed();

  private:
    void look();

    replica::CallStore& calls_;
    settings::Settings& settings_;
    Ringer& ringer_;
    bool ringing_ = false;
    bool sounding_ = false;
    RingSound sound_;
};

}  // namespace euterpe::app
