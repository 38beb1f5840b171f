#include "desktop/screens/main/status_strip.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/main/queue_light.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/icons.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace euterpe::screens {
namespace {

using replica::Sync;
using widgets::Icon;
using widgets::Tone;

QString clockTime(UnixMillis at) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).time(), QLocale::ShortFormat);
}

}  // namespace

StatusStrip::StatusStrip(replica::Session& session, settings::Settings& settings, QueueControl& queues,
                         widgets::Theme& theme, QWidget* parent)
    : QFrame(parent),
      session_(session),
      settings_(settings),
      theme_(theme),
      icon_(new QLabel(this)),
      text_(new widgets::ElidedLabel(theme, widgets::TextStyle::Small, Tone::Text, this)),
      action_(new QToolButton(this)),
      queues_(new QueueLight(session, queues, theme, this)),
      telephone_(new QLabel(this)),
      mode_(new QLabel(this)),
      server_(new widgets::ElidedLabel(theme, widgets::TextStyle::Small, Tone::Muted, this)) {
    setObjectName(QStringLiteral("statusStrip"));
    setProperty("panel", "raised");
    text_->setObjectName(QStringLiteral("statusText"));
    action_->setObjectName(QStringLiteral("statusAction"));
    action_->setProperty("kind", "quiet");
    action_->setFocusPolicy(Qt::StrongFocus);
    telephone_->setProperty("type", "muted");
    telephone_->setTextFormat(Qt::PlainText);
    telephone_->setObjectName(QStringLiteral("statusTelephone"));
    mode_->setProperty("type", "muted");
    mode_->setObjectName(QStringLiteral("statusMode"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(widgets::space::kMedium, 0, widgets::space::kMedium, 0);
    row->setSpacing(widgets::space::kSmall);
    row->addWidget(icon_);
    row->addWidget(text_);
    row->addWidget(action_);
    row->addStretch(1);
    row->addWidget(queues_);
    row->addWidget(telephone_);
    row->addWidget(mode_);
    row->addWidget(server_);
    setFixedHeight(widgets::size::kControl);

    connect(action_, &QToolButton::clicked, this, &StatusStrip::act);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &StatusStrip::refresh);
    connect(&session_.pbx(), &replica::PbxStore::changed, this, &StatusStrip::refresh);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &StatusStrip::refresh);
    connect(&session_.self(), &replica::SelfStore::accountsChanged, this, &StatusStrip::refresh);
    connect(&session_.self(), &replica::SelfStore::selfChanged, this, [this] { showTelephone(); });
    connect(&session_.softphone(), &replica::Softphone::changed, this, &StatusStrip::refresh);
    connect(&settings_, &settings::Settings::changed, this, &StatusStrip::refresh);
    connect(&theme_, &widgets::Theme::changed, this, &StatusStrip::refresh);
    refresh();
}

QString StatusStrip::text() const {
    return text_->text();
}

void StatusStrip::setCompact(bool compact) {
    // What is wrong needs the room.
    for (QWidget* fixed :
         {static_cast<QWidget*>(server_), static_cast<QWidget*>(telephone_), static_cast<QWidget*>(mode_)})
        fixed->setVisible(!compact);
    queues_->setCompact(compact);
}

StatusStrip::Line StatusStrip::describe() const {
    const auto& state = session_.syncState();
    const QString server = settings_.values().address;
    const bool failed = state.error().code != ErrorCode::Unknown;
    switch (state.sync()) {
        case Sync::Disconnected:
            return {tr("Disconnected"), Icon::Disconnected, Tone::Offline, WayOut::Connect};
        case Sync::Connecting:
            if (failed)
                return {tr("%1: %2").arg(server, models::text(state.error().code)), Icon::Warning,
                        Tone::Ringing, WayOut::Settings};
            return {tr("Connecting to %1…").arg(server), Icon::Refresh, Tone::Ringing};
        case Sync::Online:
            return describeSoftphone();
        case Sync::PbxLost: {
            const UnixMillis since = session_.pbx().status().since;
            return {tr("The PBX is not reachable since %1; the server goes on trying")
                        .arg(clockTime(since > 0 ? since : state.since())),
                    Icon::Warning, Tone::Busy};
        }
        case Sync::Reconnecting:
            return {tr("Connection lost at %1, reconnecting…").arg(clockTime(state.since())),
                    Icon::Disconnected, Tone::Ringing, WayOut::Retry};
        case Sync::Refused:
            if (state.error().code == ErrorCode::Untrusted)
                return describeUntrusted(state.error().detail);
            return {models::text(state.error().code), Icon::Warning, Tone::Busy, WayOut::Settings};
    }
    return {};
}

StatusStrip::Line StatusStrip::describeUntrusted(const std::string& detail) const {
    const settings::Values& values = settings_.values();
    if (values.caFile.isEmpty())
        return {tr("%1 shows another certificate than before").arg(values.address), Icon::Warning, Tone::Busy,
                WayOut::AskAgain, models::qs(detail)};
    return {tr("The certificate authority chosen in the settings does not vouch for %1").arg(values.address),
            Icon::Warning, Tone::Busy, WayOut::Settings, models::qs(detail)};
}

// The server is there: in Phone mode it is the softphone that may be in trouble.
StatusStrip::Line StatusStrip::describeSoftphone() const {
    using phone::Registration;
    using replica::Softphone;
    const Softphone& softphone = session_.softphone();
    const Line fine{tr("Connected"), Icon::Connected, Tone::Free};
    const bool wanted =
        session_.self().mode() == protocol::Mode::Phone && !session_.self().self().account.empty();
    const QString detail = models::qs(softphone.error().detail);
    switch (softphone.state()) {
        case Softphone::State::Off:
            return wanted ? Line{tr("Softphone: preparing…"), Icon::Refresh, Tone::Ringing} : fine;
        case Softphone::State::NoEngine:
            return {tr("The softphone is not installed on this computer"), Icon::Warning, Tone::Busy,
                    WayOut::Settings, detail};
        case Softphone::State::NoAccount:
            return {tr("Softphone: no SIP account. %1").arg(models::text(softphone.error().code)),
                    Icon::Warning, Tone::Busy, WayOut::RetryPhone, detail};
        case Softphone::State::Working:
            break;
    }
    const phone::RegistrationStatus status = softphone.registration();
    const QString why = models::qs(status.detail);
    switch (status.state) {
        case Registration::Off:
        case Registration::Connecting:
            return {tr("Softphone: registering…"), Icon::Refresh, Tone::Ringing, WayOut::None, why};
        case Registration::Registered:
            return fine;
        case Registration::Refused:
            return {tr("Softphone: the PBX refuses user or password (%1)").arg(status.sipCode), Icon::Warning,
                    Tone::Busy, WayOut::RetryPhone, why};
        case Registration::Unreachable:
            return {tr("Softphone: the PBX does not answer"), Icon::Warning, Tone::Busy, WayOut::RetryPhone,
                    why};
        case Registration::Untrusted:
            return {tr("Softphone: the PBX's certificate is not trusted"), Icon::Warning, Tone::Busy,
                    WayOut::PhoneSettings, why};
    }
    return fine;
}

void StatusStrip::refresh() {
    const Line line = describe();
    wayOut_ = line.wayOut;
    icon_->setPixmap(theme_.icons().pixmap(line.icon, widgets::size::kIconSmall, theme_.color(line.tone),
                                           devicePixelRatioF()));
    text_->setText(line.text);
    text_->setAccessibleName(tr("Connection: %1").arg(line.text));
    icon_->setToolTip(line.detail);
    action_->setToolTip(line.detail);
    switch (wayOut_) {
        case WayOut::None:
            action_->setText({});
            break;
        case WayOut::Connect:
            action_->setText(tr("Connect"));
            break;
        case WayOut::AskAgain:
            action_->setText(tr("Compare…"));
            break;
        case WayOut::Retry:
        case WayOut::RetryPhone:
            action_->setText(tr("Try now"));
            break;
        case WayOut::Settings:
        case WayOut::PhoneSettings:
            action_->setText(tr("Settings"));
            break;
    }
    action_->setVisible(wayOut_ != WayOut::None);
    showTelephone();
    const auto& self = session_.self();
    mode_->setText(self.isKnown() ? models::text(self.mode()) + QStringLiteral("  ·") : QString());
    mode_->setAccessibleName(models::text(self.mode()));
    mode_->setToolTip(tr("Mode of work"));
    const auto& pbx = session_.pbx().status();
    server_->setText(settings_.values().address);
    server_->setToolTip(pbx.version.empty() ? QString() : tr("Asterisk %1").arg(models::qs(pbx.version)));
}

QString StatusStrip::telephoneWords() const {
    const auto& self = session_.self();
    const auto* account = self.account();
    if (account == nullptr)
        return self.isKnown() ? tr("No telephone chosen") : QString();
    if (self.mode() == protocol::Mode::Phone) {
        const QString words = tr("Softphone %1").arg(models::qs(account->id.str()));
        return session_.softphone().isRegistered() ? words : tr("%1, not registered").arg(words);
    }
    QString words = (models::qs(account->brand) + u' ' + models::qs(account->model)).trimmed();
    if (words.isEmpty())
        words = models::qs(account->id.str());
    return account->registered ? words : tr("%1, not registered").arg(words);
}

void StatusStrip::showTelephone() {
    const QString words = telephoneWords();
    telephone_->setText(words.isEmpty() ? QString() : words + QStringLiteral("  ·"));
    telephone_->setAccessibleName(words);
    telephone_->setToolTip(tr("The telephone that calls start from"));
}

void StatusStrip::act() {
    switch (wayOut_) {
        case WayOut::None:
            return;
        case WayOut::Connect:
        case WayOut::AskAgain:  // the server is asked for its certificate, and the user whether to trust it
        case WayOut::Retry:
            return session_.connectNow();
        case WayOut::Settings:
            return emit settingsRequested();
        case WayOut::RetryPhone:
            return session_.softphone().retry();
        case WayOut::PhoneSettings:
            emit softphoneSettingsRequested();
    }
}

void StatusStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}  // namespace euterpe::screens
