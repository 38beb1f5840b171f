#include "desktop/screens/phone/phone_panel.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/call_area.h"
#include "desktop/screens/phone/call_control.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/screens/phone/clipboard_offer.h"
#include "desktop/screens/phone/dial_field.h"
#include "desktop/screens/phone/dial_pad.h"
#include "desktop/screens/phone/forward_dialog.h"
#include "desktop/screens/phone/function_buttons.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/phone/volume_bar.h"
#include "desktop/screens/phone/waiting_list.h"

#include <QEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kGap = 10;  // a call, pad, volumes and buttons fill the usual window to the pixel

}  // namespace

using protocol::Permission;

PhonePanel::PhonePanel(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                       QWidget* parent)
    : QWidget(parent), session_(session), settings_(settings), theme_(theme) {
    setObjectName(QStringLiteral("phonePanel"));
    build(theme);
    wire();
    wireServices();
    showParts();
    refresh();
}

void PhonePanel::build(widgets::Theme& theme) {
    notice_ = new NoticeBar(theme, this);
    hint_ = new NoticeBar(theme, this);
    hint_->setObjectName(QStringLiteral("numberHint"));
    field_ = new DialField(theme, this);
    offer_ = new ClipboardOffer(theme, this);
    pad_ = new DialPad(theme, this);
    volumes_ = new VolumeBar(settings_, theme, this);
    buttons_ = new FunctionButtons(session_, theme, this);
    area_ = new CallArea(session_, theme);
    control_ = new CallControl(session_, *notice_, *hint_, this);
    scroll_ = new QScrollArea(this);
    lower_ = new QWidget;
    lowerColumn_ = new QVBoxLayout(lower_);
    lowerColumn_->setContentsMargins(0, 0, 0, 0);
    lowerColumn_->setSpacing(kGap);
    for (QWidget* part : {static_cast<QWidget*>(pad_), static_cast<QWidget*>(volumes_),
                          static_cast<QWidget*>(buttons_), static_cast<QWidget*>(area_)})
        lowerColumn_->addWidget(part);
    scroll_->setWidget(lower_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setMinimumHeight(96);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(field_);
    column->addWidget(hint_);
    column->addWidget(offer_);
    column->addWidget(notice_);
    column->addWidget(scroll_, 1);
    placeCalls();
}

void PhonePanel::wire() {
    connect(field_, &DialField::callRequested, this, &PhonePanel::call);
    connect(field_, &DialField::typed, this, [this](QChar key) { onKey(key); });
    connect(offer_, &ClipboardOffer::callRequested, this, &PhonePanel::call);
    connect(pad_, &DialPad::pressed, field_, &DialField::insert);
    connect(area_, &CallArea::actionRequested, this,
            [this](CallId id, CallAction action) { control_->act(id, action); });
    connect(area_, &CallArea::emptyChanged, this, &PhonePanel::placeCalls);
    connect(area_, &CallArea::selected, this, [this](CallId id) { control_->select(id); });
    connect(control_, &CallControl::purposeChanged, this, &PhonePanel::onPurpose);
    connect(control_, &CallControl::dialStarted, this, [this](const QString& number) {
        offer_->ignore(number);
        refresh();
    });
    connect(control_, &CallControl::dialEnded, this, &PhonePanel::onDialEnded);
    connect(&session_.calls(), &replica::CallStore::callChanged, this, &PhonePanel::forgetKeys);
    connect(&session_.calls(), &replica::CallStore::callEnded, this, &PhonePanel::forgetKeys);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &PhonePanel::refresh);
    connect(&session_.softphone(), &replica::Softphone::changed, this, &PhonePanel::refresh);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &PhonePanel::refresh);
    connect(&session_.self(), &replica::SelfStore::selfChanged, this, [this] { refresh(); });
    connect(&settings_, &settings::Settings::changed, this, &PhonePanel::showParts);
    for (int line = 1; line <= 4; ++line) {
        auto* key = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + line)), this);
        key->setContext(Qt::WindowShortcut);
        connect(key, &QShortcut::activated, area_, [this, line] { area_->switchToLine(line); });
    }
}

void PhonePanel::wireServices() {
    const auto told = [this](const Result<void>& done) {
        if (!done)
            tellFailure(done.error());
    };
    connect(buttons_, &FunctionButtons::callRequested, this, &PhonePanel::call);
    connect(buttons_, &FunctionButtons::doNotDisturbRequested, this,
            [this, told](bool on) { session_.commands().setDoNotDisturb(on, this, told); });
    connect(buttons_, &FunctionButtons::queuePauseRequested, this,
            [this, told](bool on) { session_.commands().setQueuePause({}, on, this, told); });
    connect(buttons_, &FunctionButtons::forkRequested, this,
            [this, told](bool on) { session_.commands().setForkToMobile(on, this, told); });
    connect(buttons_, &FunctionButtons::forwardRequested, this, [this, told](bool on) {
        if (on)
            askForward();
        else
            session_.commands().setForward({}, this, told);
    });
    connect(&area_->waiting(), &WaitingList::retrieveRequested, control_, &CallControl::retrieve);
    connect(&area_->waiting(), &WaitingList::cancelBookingRequested, control_, &CallControl::cancelBooking);
}

// Calls come first while there are any: what can be done with them must not be below the fold.
void PhonePanel::placeCalls() {
    const bool first = !area_->isEmpty();
    const int wanted = first ? 0 : lowerColumn_->count() - 1;
    if (lowerColumn_->indexOf(area_) != wanted) {
        lowerColumn_->removeWidget(area_);
        lowerColumn_->insertWidget(wanted, area_);
    }
    lowerColumn_->setStretchFactor(area_, 1);
}

void PhonePanel::askForward() {
    if (!forward_) {
        forward_ = new ForwardDialog(theme_, this);
        connect(forward_, &ForwardDialog::chosen, this, [this](const QString& number) {
            session_.commands().setForward(number.toStdString(), this, [this](const Result<void>& done) {
                if (!done)
                    tellFailure(done.error());
            });
        });
    }
    forward_->ask();
}

void PhonePanel::showParts() {
    const auto& values = settings_.values();
    pad_->setVisible(values.showDialPad);
    buttons_->setVisible(values.showButtons);
    volumes_->setVisible(values.showVolumes && session_.self().mode() == protocol::Mode::Phone);
}

QString PhonePanel::whyNoCall() const {
    const auto& self = session_.self();
    const bool isPhone = self.mode() == protocol::Mode::Phone;
    // What the softphone has registered with the PBX goes on without the server.
    if (isPhone && session_.softphone().isRegistered())
        return {};
    if (!session_.syncState().isOnline())
        return tr("Not connected to the server");
    if (!self.may(Permission::Dial))
        return tr("Your user may not start calls; ask the administrator");
    if (self.self().account.empty())
        return tr("No telephone chosen yet: Options, Choose telephone");
    if (isPhone)
        return tr("The softphone is not registered with the PBX");
    return {};
}

void PhonePanel::refresh() {
    const QString reason = whyNoCall();
    const bool ready = reason.isEmpty() && !control_->isDialling();
    // A number that is awaited for a call in progress does not need a free telephone.
    const bool awaited = control_->purpose() != DialField::Purpose::Call;
    field_->setCallEnabled(ready || awaited, reason);
    buttons_->setCallEnabled(ready);
    showParts();
}

void PhonePanel::onPurpose() {
    keysSent_.clear();
    const auto purpose = control_->purpose();
    field_->setPurpose(purpose);
    if (purpose != DialField::Purpose::Call) {
        field_->clear();
        field_->focusField();
    }
    refresh();
}

// C6: what is typed during a conversation goes to the other side; it stays in the field, so that it can be
// read and called as well.
void PhonePanel::onKey(QChar key) {
    if (control_->sendKey(key))
        keysSent_ += key;
}

// Tones are of no use once the conversation that they were for is held or over.
void PhonePanel::forgetKeys() {
    if (keysSent_.isEmpty() || session_.calls().talking() != nullptr)
        return;
    if (field_->number() == keysSent_)
        field_->clear();
    keysSent_.clear();
}

void PhonePanel::call(const QString& number) {
    control_->use(number);
}

void PhonePanel::prepare(const QString& number) {
    field_->setNumber(number);
    field_->focusField();
}

void PhonePanel::onDialEnded(const QString& number, const CallId& call) {
    refresh();
    const bool taken = !call.empty() || session_.transfer().stage() != replica::Transfer::Stage::None;
    if (taken && field_->number() == number)
        field_->clear();
    if (session_.calls().find(call) != nullptr)
        area_->setCurrent(call);
}

void PhonePanel::act(const CallId& id, CallAction action, NoticeBar* where) {
    control_->act(id, action, where);
}

void PhonePanel::hangUp(const CallId& id) {
    control_->act(id, CallAction::HangUp);
}

void PhonePanel::reject(const CallId& id) {
    control_->act(id, CallAction::Reject);
}

bool PhonePanel::endCurrent() {
    const protocol::Call* call = area_->current();
    if (call == nullptr)
        return false;
    const CallId id = call->id;
    if (asksForAnswer(*call, session_.calls().leg(id)))
        reject(id);
    else
        hangUp(id);
    return true;
}

void PhonePanel::focusDialField() {
    field_->focusField();
}

void PhonePanel::lookAtClipboard() {
    offer_->look();
}

void PhonePanel::tellFailure(const Error& error) {
    const ErrorCode code = error.code;
    notice_->say(widgets::Tone::Busy, [code] { return NoticeBar::Words{models::text(code), {}}; });
}

void PhonePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
