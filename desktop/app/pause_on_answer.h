// Pauses the user on all queues once a call of one of them is answered, where the settings say so (J3): no
// second one comes until the user resumes. GUI thread only; owned by Application.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/settings/settings.h"

#include <set>

#include <QObject>

namespace euterpe::app {

class PauseOnAnswer : public QObject {
    Q_OBJECT

  public:
    PauseOnAnswer(replica::Session& session, const settings::Settings& settings, QObject* parent = nullptr);

  signals:
    void failed(const euterpe::Error& error);

  private:
    void look(const CallId& id);

    replica::Session& session_;
    const settings::Settings& settings_;
    std::set<CallId> ringing_;  // those whose answer counts: not one that was found in conversation
};

}  // namespace euterpe::app
