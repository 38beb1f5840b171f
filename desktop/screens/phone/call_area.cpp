#include "desktop/screens/phone/call_area.h"

#include "desktop/screens/phone/call_words.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

namespace euterpe::screens {

using protocol::Call;
using protocol::CallState;

CallArea::CallArea(replica::CallStore& calls, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      calls_(calls),
      theme_(theme),
      column_(new QVBoxLayout(this)),
      empty_(new QLabel(this)) {
    setObjectName(QStringLiteral("callArea"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(widgets::space::kSmall);
    column_->addWidget(empty_, 1);
    column_->addStretch(0);
    empty_->setProperty("type", "muted");
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    connect(&calls_, &replica::CallStore::callAdded, this, &CallArea::onAdded);
    connect(&calls_, &replica::CallStore::callChanged, this, [this](const CallId& id) { onChanged(id); });
    connect(&calls_, &replica::CallStore::callEnded, this, &CallArea::onEnded);
    for (const Call& call : calls_.calls())
        onAdded(call.id);
    retranslate();
}

CallCard* CallArea::cardOf(const CallId& id) const {
    const auto it =
        std::find_if(cards_.begin(), cards_.end(), [&](CallCard* card) { return card->call().id == id; });
    return it == cards_.end() ? nullptr : *it;
}

const Call* CallArea::current() const {
    const CallCard* card = cardOf(current_);
    return card != nullptr && card->call().state != CallState::Ended ? &card->call() : nullptr;
}

bool CallArea::hasTalking() const {
    return std::any_of(cards_.begin(), cards_.end(),
                       [](CallCard* card) { return card->call().state == CallState::Talking; });
}

void CallArea::setActionsAllowed(bool allowed) {
    actionsAllowed_ = allowed;
    for (CallCard* card : cards_)
        card->setActionsAllowed(allowed);
}

void CallArea::setCurrent(const CallId& id) {
    current_ = id;
    for (CallCard* card : cards_)
        card->setCurrent(card->call().id == current_);
    emit currentChanged();
}

void CallArea::switchToLine(int line) {
    for (const CallCard* card : cards_) {
        if (card->call().line == line && card->call().state != CallState::Ended)
            return setCurrent(CallId(card->call().id));
    }
}

void CallArea::onAdded(const CallId& id) {
    const Call* call = calls_.find(id);
    if (call == nullptr)
        return;
    if (CallCard* old = cardOf(id))
        drop(old);
    auto* card = new CallCard(*call, theme_, this);
    card->setActionsAllowed(actionsAllowed_);
    cards_.push_back(card);
    connect(card, &CallCard::selected, this, [this](CallId chosen) { setCurrent(chosen); });
    connect(card, &CallCard::hangUpRequested, this, &CallArea::hangUpRequested);
    connect(card, &CallCard::rejectRequested, this, &CallArea::rejectRequested);
    order();
    card->show();
    chooseCurrent();
}

void CallArea::onChanged(const CallId& id) {
    const Call* call = calls_.find(id);
    CallCard* card = cardOf(id);
    if (call == nullptr || card == nullptr)
        return;
    const bool answered = card->call().state != CallState::Talking && call->state == CallState::Talking;
    card->setCall(*call);
    order();
    if (answered)
        setCurrent(id);
    else
        chooseCurrent();
}

void CallArea::onEnded(const CallId& id, const Call& last) {
    CallCard* card = cardOf(id);
    if (card == nullptr)
        return;
    card->setCall(last);
    chooseCurrent();
    QTimer::singleShot(endedTime_, card, [this, card] {
        drop(card);
        chooseCurrent();
    });
}

void CallArea::drop(CallCard* card) {
    cards_.erase(std::remove(cards_.begin(), cards_.end(), card), cards_.end());
    column_->removeWidget(card);
    card->hide();
    card->deleteLater();
    empty_->setVisible(cards_.empty());
}

void CallArea::order() {
    std::stable_sort(cards_.begin(), cards_.end(), [](CallCard* a, CallCard* b) {
        const auto rank = [](const Call& call) { return call.line > 0 ? call.line : 99; };
        return rank(a->call()) < rank(b->call());
    });
    int at = 0;
    QWidget* before = nullptr;
    for (CallCard* card : cards_) {
        if (column_->indexOf(card) != at)
            column_->insertWidget(at, card);
        ++at;
        if (before != nullptr)
            setTabOrder(before, card);
        before = card;
    }
    empty_->setVisible(cards_.empty());
}

// A live current call stays current, except that somebody calling goes before what merely waits. Else the one
// that matters most: talking, ringing, the rest, an ended one last.
void CallArea::chooseCurrent() {
    const auto weight = [](const Call& call) {
        if (call.state == CallState::Talking)
            return 4;
        if (isIncomingRing(call))
            return 3;
        return call.state == CallState::Held ? 1 : call.state == CallState::Ended ? 0 : 2;
    };
    const CallCard* present = cardOf(current_);
    if (present != nullptr && present->call().state != CallState::Ended && weight(present->call()) > 1)
        return setCurrent(CallId(current_));
    const CallCard* best = present;
    for (const CallCard* card : cards_) {
        if (best == nullptr || weight(card->call()) > weight(best->call()))
            best = card;
    }
    setCurrent(best == nullptr ? CallId() : CallId(best->call().id));
}

void CallArea::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CallArea::retranslate() {
    setAccessibleName(tr("Own calls"));
    empty_->setText(tr("No calls at the moment"));
}

}  // namespace euterpe::screens
