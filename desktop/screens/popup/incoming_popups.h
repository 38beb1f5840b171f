// Which popups are on the screen: one per call that rings, none for callers who hide their number, none when
// the setting is off (D5). Gone once the call is answered, rejected or over. GUI thread only; made in app/.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/phone/call_offer.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <map>
#include <memory>

#include <QObject>

namespace euterpe::screens {

class IncomingPopup;
class NoticeBar;

class IncomingPopups : public QObject {
    Q_OBJECT

  public:
    IncomingPopups(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                   QObject* parent = nullptr);
    ~IncomingPopups() override;

    [[nodiscard]] int count() const { return static_cast<int>(popups_.size()); }

  signals:
    // `where` asks what has to be asked first.
    void actionRequested(const euterpe::CallId& call, euterpe::screens::CallAction action,
                         euterpe::screens::NoticeBar* where);
    void openRequested();
    void contactRequested(const QString& number, const QString& name);

  private:
    void look(const CallId& id);
    void show(const protocol::Call& call);
    void close(const CallId& id);
    void arrange();
    void applyRights();

    replica::Session& session_;
    settings::Settings& settings_;
    widgets::Theme& theme_;
    std::map<CallId, std::unique_ptr<IncomingPopup>> popups_;
};

}  // namespace euterpe::screens
