#include "desktop/screens/phone/card_actions.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using protocol::CallState;
using widgets::Icon;
using widgets::Tone;

constexpr int kTile = widgets::size::kTouch;  // six of them fill a card beside a scroll bar

}  // namespace

CardActions::CardActions(widgets::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(widgets::space::kSmall);
    const auto addRow = [&] {
        auto* row = new QHBoxLayout;
        row->setSpacing(widgets::space::kTiny + 2);
        column->addLayout(row);
        return row;
    };
    QBoxLayout* tiles = addRow();
    addTile(tiles, CallAction::Mute, "muteCall", Icon::Microphone);
    addTile(tiles, CallAction::Hold, "holdCall", Icon::Pause);
    addTile(tiles, CallAction::TransferBlind, "transferBlind", Icon::Transfer);
    addTile(tiles, CallAction::TransferAttended, "transferAttended", Icon::TransferAttended);
    addTile(tiles, CallAction::Park, "parkCall", Icon::Park);
    addTile(tiles, CallAction::Record, "recordCall", Icon::Record);
    tiles->addStretch(1);
    QBoxLayout* transfer = addRow();
    addWide(transfer, CallAction::CompleteTransfer, "completeTransfer", "primary", Icon::TransferAttended);
    QBoxLayout* join = addRow();
    addWide(join, CallAction::Join, "joinCalls", "", Icon::Conference);
    addWide(join, CallAction::Split, "splitCalls", "", Icon::Conference);
    addWide(join, CallAction::CancelTransfer, "cancelTransfer", "", Icon::None);
    QBoxLayout* ends = addRow();
    addWide(ends, CallAction::Answer, "answerCall", "success", Icon::Phone);
    addWide(ends, CallAction::Reject, "rejectCall", "danger", Icon::Reject);
    addTile(ends, CallAction::Deflect, "deflectCall", Icon::Forward);
    addWide(ends, CallAction::HangUp, "hangUpCall", "danger", Icon::HangUp);
}

void CardActions::keep(CallAction action, QAbstractButton* button, const char* name) {
    button->setObjectName(QLatin1String(name));
    button->setIconSize(QSize(widgets::size::kIcon, widgets::size::kIcon));
    button->setVisible(false);
    buttons_[static_cast<std::size_t>(action)] = button;
    connect(button, &QAbstractButton::clicked, this, [this, action, button](bool checked) {
        // What is shown is how the call stands, not what was clicked.
        if (button->isCheckable())
            button->setChecked(!checked);
        emit requested(action);
    });
}

void CardActions::addWide(QBoxLayout* row, CallAction action, const char* name, const char* kind, Icon icon) {
    auto* button = new QPushButton(this);
    button->setProperty("kind", QLatin1String(kind));
    button->setProperty("touch", true);
    if (icon != Icon::None)
        button->setIcon(theme_.icon(icon, *kind != '\0' ? Tone::OnAccent : Tone::Text));
    button->setAutoDefault(false);
    keep(action, button, name);
    row->addWidget(button, 1);
}

void CardActions::addTile(QBoxLayout* row, CallAction action, const char* name, Icon icon) {
    auto* button = new QToolButton(this);
    button->setProperty("kind", "tile");
    button->setIcon(theme_.icon(icon));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFixedWidth(kTile);
    button->setCheckable(action == CallAction::Mute || action == CallAction::Hold ||
                         action == CallAction::Record);
    keep(action, button, name);
    row->addWidget(button);
}

QAbstractButton* CardActions::button(CallAction action) const {
    return buttons_[static_cast<std::size_t>(action)];
}

void CardActions::show(const CallView& view, const CallRights& rights, const QString& who, bool current) {
    bool any = false;
    for (int i = 0; i < kCallActions; ++i) {
        const auto action = static_cast<CallAction>(i);
        QAbstractButton* made = button(action);
        const ActionOffer offered = offer(action, view, rights);
        // A ringing call can be answered at any time; the rest belongs to the call that is dealt with.
        const bool always = action == CallAction::Answer || action == CallAction::Reject ||
                            action == CallAction::Deflect || action == CallAction::Split;
        const bool dealtWith =
            current || view.role == TransferRole::Consultation || view.role == TransferRole::Choosing;
        const bool shown = offered.shown && (dealtWith || always);
        made->setVisible(shown);
        made->setEnabled(offered.enabled);
        made->setChecked(offered.checked);
        any = any || shown;
        if (shown)
            word(action, view, rights, who);
    }
    setIcons(view);
    setVisible(any);
}

void CardActions::setIcons(const CallView& view) {
    const bool muted = view.leg && view.leg->muted;
    button(CallAction::Mute)
        ->setIcon(
            theme_.icon(muted ? Icon::MicrophoneOff : Icon::Microphone, muted ? Tone::Busy : Tone::Text));
    const bool held = view.leg && view.leg->state == phone::LegState::Held;
    button(CallAction::Hold)
        ->setIcon(theme_.icon(held ? Icon::Play : Icon::Pause, held ? Tone::Accent : Tone::Text));
    button(CallAction::Record)
        ->setIcon(theme_.icon(Icon::Record, view.call.recording ? Tone::Busy : Tone::Text));
}

void CardActions::word(CallAction action, const CallView& view, const CallRights& rights,
                       const QString& who) {
    QString notNow;
    if (!rights.online)
        notNow = tr("Not now: there is no connection to the server");
    else if (!view.atPbx)
        notNow = tr("Not yet: the PBX does not show this call");
    Words words = callWords(action, view);
    if (words.name.isEmpty())
        words = transferWords(action, view);
    if ((action == CallAction::Park || action == CallAction::Record) && !notNow.isEmpty())
        words.tip = notNow;
    QAbstractButton* made = button(action);
    made->setText(words.text);
    made->setToolTip(words.tip);
    made->setAccessibleName(words.name.arg(who));
}

CardActions::Words CardActions::callWords(CallAction action, const CallView& view) {
    const bool up = view.call.state == CallState::Talking || view.call.state == CallState::Held;
    const bool held = view.leg && view.leg->state == phone::LegState::Held;
    const bool muted = view.leg && view.leg->muted;
    const bool recording = view.call.recording;
    switch (action) {
        case CallAction::Answer:
            return {tr("Answer"), tr("Talk to the caller"), tr("Answer the call from %1")};
        case CallAction::Deflect:
            return {{}, tr("Deflect: send the caller to another number"), tr("Deflect the call from %1")};
        case CallAction::Reject:
            return {tr("Reject"),
                    tr("Stop the ringing; the caller hears busy or goes on to the next step (End)"),
                    tr("Reject the call from %1")};
        case CallAction::HangUp:
            return {up ? tr("Hang up") : tr("Cancel the call"), tr("End this call (End)"),
                    tr("Hang up the call with %1")};
        case CallAction::Mute:
            return {{},
                    muted ? tr("Microphone off: click to be heard again") : tr("Switch the microphone off"),
                    muted ? tr("Switch the microphone on in the call with %1")
                          : tr("Switch the microphone off in the call with %1")};
        case CallAction::Hold:
            return {
                {},
                held ? tr("Resume the call (Ctrl+F5: the one held for longest)") : tr("Hold the call (F5)"),
                held ? tr("Resume the call with %1") : tr("Hold the call with %1")};
        case CallAction::Park:
            return {{}, tr("Park the call in a slot, for anybody to take it"), tr("Park the call with %1")};
        case CallAction::Record:
            return {{},
                    recording ? tr("Being recorded: click to stop") : tr("Record the conversation"),
                    recording ? tr("Stop recording the call with %1") : tr("Record the call with %1")};
        case CallAction::TransferBlind:
        case CallAction::TransferAttended:
        case CallAction::CompleteTransfer:
        case CallAction::CancelTransfer:
        case CallAction::Join:
        case CallAction::Split:
            break;
    }
    return {};
}

CardActions::Words CardActions::transferWords(CallAction action, const CallView& view) {
    switch (action) {
        case CallAction::TransferBlind:
            return {
                {}, tr("Transfer at once to another number (F6)"), tr("Transfer the call with %1 at once")};
        case CallAction::TransferAttended:
            return {{},
                    tr("Transfer after talking to the target (F7)"),
                    tr("Transfer the call with %1 after talking to the target")};
        case CallAction::CompleteTransfer:
            if (view.targetAnswered)
                return {tr("Complete the transfer"), tr("Connect the two and leave (F7)"),
                        tr("Complete the transfer to %1")};
            return {tr("Transfer without waiting"),
                    tr("The caller goes there although nobody has answered yet (F7)"),
                    tr("Complete the transfer to %1")};
        case CallAction::CancelTransfer:
            return {tr("Cancel transfer"), tr("Take the caller back (Del)"), tr("Cancel the transfer: %1")};
        case CallAction::Join:
            return {tr("All three"), tr("Talk together, the three of you"),
                    tr("Talk to %1 and the caller together")};
        case CallAction::Split:
            return {tr("Separate"), tr("Hold both; talk to one at a time"),
                    tr("End the three-way call with %1")};
        case CallAction::Answer:
        case CallAction::Deflect:
        case CallAction::Reject:
        case CallAction::HangUp:
        case CallAction::Mute:
        case CallAction::Hold:
        case CallAction::Park:
        case CallAction::Record:
            break;
    }
    return {};
}

}  // namespace euterpe::screens
