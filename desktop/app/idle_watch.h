// Tells the server when nobody has been at this computer for as long as the settings say, and when somebody
// is again (I1). What the user has chosen the server knows. GUI thread only; owned by Application.
#pragma once

#include "desktop/app/idle_source.h"
#include "desktop/replica/session.h"
#include "desktop/settings/settings.h"

#include <memory>

#include <QObject>
#include <QTimer>

namespace euterpe::app {

class IdleWatch : public QObject {
    Q_OBJECT

  public:
    // `source` may be nullptr: nobody ever seems to be away.
    IdleWatch(replica::Session& session, const settings::Settings& settings,
              std::unique_ptr<IdleSource> source, QObject* parent = nullptr);

  private:
    void look();
    void judge(std::optional<std::chrono::milliseconds> idle);
    void tell(bool idle);

    replica::Session& session_;
    const settings::Settings& settings_;
    std::unique_ptr<IdleSource> source_;
    QTimer timer_;
    bool idle_ = false;
};

}  // namespace euterpe::app
