#include "desktop/screens/phone/phone_panel.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/call_area.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/screens/phone/clipboard_offer.h"
#include "desktop/screens/phone/dial_field.h"
#include "desktop/screens/phone/dial_pad.h"
#include "desktop/screens/phone/function_buttons.h"
#include "desktop/screens/phone/notice_bar.h"

#include <QEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace euterpe::screens {

PhonePanel::PhonePanel(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                       QWidget* parent)
    : QWidget(parent), session_(session), settings_(settings) {
    setObjectName(QStringLiteral("phonePanel"));
    build(theme);
    wire();
    showParts();
    refresh();
}

void PhonePanel::build(widgets::Theme& theme) {
    notice_ = new NoticeBar(theme, this);
    field_ = new DialField(theme, this);
    offer_ = new ClipboardOffer(theme, this);
    pad_ = new DialPad(theme, this);
    buttons_ = new FunctionButtons(session_.self(), theme, this);
    area_ = new CallArea(session_.calls(), theme);
    scroll_ = new QScrollArea(this);
    scroll_->setWidget(area_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setMinimumHeight(96);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(field_);
    column->addWidget(offer_);
    column->addWidget(notice_);
    column->addWidget(pad_);
    column->addWidget(buttons_);
    column->addWidget(scroll_, 1);
}

void PhonePanel::wire() {
    connect(field_, &DialField::callRequested, this, &PhonePanel::call);
    connect(offer_, &ClipboardOffer::callRequested, this, &PhonePanel::call);
    connect(buttons_, &FunctionButtons::callRequested, this, &PhonePanel::call);
    connect(buttons_, &FunctionButtons::offerChanged, this, &PhonePanel::showParts);
    connect(pad_, &DialPad::pressed, field_, &DialField::insert);
    connect(area_, &CallArea::hangUpRequested, this, [this](CallId id) { hangUp(id); });
    connect(area_, &CallArea::rejectRequested, this, [this](CallId id) { reject(id); });
    connect(&session_.syncState(), &replica::SyncState::changed, this, &PhonePanel::refresh);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &PhonePanel::refresh);
    connect(&session_.self(), &replica::SelfStore::selfChanged, this, [this] { refresh(); });
    connect(&settings_, &settings::Settings::changed, this, &PhonePanel::showParts);
    for (int line = 1; line <= 4; ++line) {
        auto* key = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + line)), this);
        key->setContext(Qt::WindowShortcut);
        connect(key, &QShortcut::activated, area_, [this, line] { area_->switchToLine(line); });
    }
}

void PhonePanel::showParts() {
    const auto& values = settings_.values();
    pad_->setVisible(values.showDialPad);
    buttons_->setVisible(values.showButtons && buttons_->hasAny());
}

void PhonePanel::refresh() {
    const auto& self = session_.self();
    const bool online = session_.syncState().isOnline();
    const bool allowed = self.may(protocol::Permission::Dial);
    const bool hasPhone = !self.self().account.empty();
    QString reason;
    if (!online)
        reason = tr("Not connected to the server");
    else if (!allowed)
        reason = tr("Your user may not start calls; ask the administrator");
    else if (!hasPhone)
        reason = tr("No telephone chosen yet: Options, Choose telephone");
    field_->setCallEnabled(reason.isEmpty() && !dialling_, reason);
    buttons_->setCallEnabled(reason.isEmpty() && !dialling_);
    area_->setActionsAllowed(!self.isKnown() || self.may(protocol::Permission::HangUp));
}

void PhonePanel::call(const QString& number) {
    if (!area_->hasTalking())
        return dial(number);
    notice_->say(
        widgets::Tone::Ringing,
        [number] {
            return NoticeBar::Words{
                tr("A conversation is going on. Your telephone will be called for a second one."),
                tr("Call %1 all the same").arg(number)};
        },
        [this, number] { dial(number); });
}

void PhonePanel::prepare(const QString& number) {
    field_->setNumber(number);
    field_->focusField();
}

void PhonePanel::dial(const QString& number) {
    if (dialling_)
        return;
    dialling_ = true;
    notice_->clear();
    refresh();
    offer_->ignore(number);
    session_.commands().dial(number.toStdString(), this, [this, number](const Result<CallId>& answer) {
        dialling_ = false;
        refresh();
        if (!answer)
            return tellFailure(answer.error());
        if (field_->number() == number)
            field_->clear();
        if (session_.calls().find(*answer) != nullptr)
            area_->setCurrent(*answer);
    });
}

void PhonePanel::hangUp(const CallId& id) {
    session_.commands().hangUp(id, this, [this](const Result<void>& done) {
        if (!done && done.error().code != ErrorCode::NotFound)
            tellFailure(done.error());
    });
}

void PhonePanel::reject(const CallId& id) {
    session_.commands().reject(id, this, [this](const Result<void>& done) {
        if (!done && done.error().code != ErrorCode::NotFound)
            tellFailure(done.error());
    });
}

bool PhonePanel::endCurrent() {
    const protocol::Call* call = area_->current();
    if (call == nullptr)
        return false;
    const CallId id = call->id;
    if (isIncomingRing(*call))
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
