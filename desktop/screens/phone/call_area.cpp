#include "desktop/screens/phone/call_area.h"

#include "desktop/screens/phone/call_view.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/screens/phone/waiting_list.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace euterpe::screens {

using protocol::Call;
using protocol::CallState;
using replica::Transfer;

CallArea::CallArea(replica::Session& session, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      session_(session),
      calls_(session.calls()),
      theme_(theme),
      column_(new QVBoxLayout(this)),
      empty_(new QLabel(this)),
      waiting_(new WaitingList(session, theme, this)) {
    setObjectName(QStringLiteral("callArea"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(widgets::space::kSmall);
    column_->addWidget(waiting_);
    column_->addWidget(empty_, 1);
    column_->addStretch(0);
    empty_->setProperty("type", "muted");
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    wire();
    for (const Call& call : calls_.calls())
        onAdded(call.id);
    retranslate();
}

void CallArea::wire() {
    using replica::CallStore;
    connect(&calls_, &CallStore::callAdded, this, &CallArea::onAdded);
    connect(&calls_, &CallStore::callChanged, this, [this](const CallId& id) { onChanged(id); });
    connect(&calls_, &CallStore::callEnded, this, &CallArea::onEnded);
    connect(&calls_, &CallStore::callAbsorbed, this, [this](const CallId& id) {
        if (CallCard* card = cardOf(id))
            drop(card);
        chooseCurrent();
    });
    connect(&session_.transfer(), &Transfer::changed, this, &CallArea::refreshRoles);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &CallArea::applyRights);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &CallArea::applyRights);
    connect(&session_.softphone(), &replica::Softphone::levelsChanged, this,
            [this](const phone::Levels& levels) {
                for (CallCard* card : cards_)
                    card->setLevel(levels.microphone);
            });
    connect(waiting_, &WaitingList::countChanged, this, &CallArea::showEmpty);
}

CallView CallArea::viewOf(const Call& call) const {
    return callView(session_, call);
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

void CallArea::applyRights() {
    const CallRights rights = callRights(session_);
    for (CallCard* card : cards_)
        card->setRights(rights);
}

void CallArea::setCurrent(const CallId& id) {
    current_ = id;
    for (CallCard* card : cards_)
        card->setCurrent(card->call().id == current_);
    emit currentChanged();
}

void CallArea::select(const CallId& id) {
    setCurrent(id);
    emit selected(id);
}

void CallArea::switchToLine(int line) {
    for (const CallCard* card : cards_) {
        if (card->call().line == line && card->call().state != CallState::Ended)
            return select(CallId(card->call().id));
    }
}

void CallArea::onAdded(const CallId& id) {
    const Call* call = calls_.find(id);
    if (call == nullptr)
        return;
    if (CallCard* old = cardOf(id))
        drop(old);
    auto* card = new CallCard(viewOf(*call), theme_, this);
    card->setRights(callRights(session_));
    cards_.push_back(card);
    connect(card, &CallCard::selected, this, [this](CallId chosen) { select(chosen); });
    connect(card, &CallCard::actionRequested, this,
            [this](CallId chosen, CallAction action) { emit actionRequested(chosen, action); });
    connect(card, &CallCard::contactRequested, this, &CallArea::contactRequested);
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
    card->setView(viewOf(*call));
    order();
    if (answered)
        setCurrent(id);
    else
        chooseCurrent();
}

void CallArea::refreshRoles() {
    for (CallCard* card : cards_) {
        if (const Call* call = calls_.find(card->call().id))
            card->setView(viewOf(*call));
    }
    chooseCurrent();
}

void CallArea::onEnded(const CallId& id, const Call& last) {
    CallCard* card = cardOf(id);
    if (card == nullptr)
        return;
    CallView view = card->view();
    view.call = last;
    view.role = TransferRole::None;
    card->setView(view);
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
    showEmpty();
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
    showEmpty();
}

bool CallArea::isEmpty() const {
    return cards_.empty() && waiting_->count() == 0;
}

void CallArea::showEmpty() {
    const bool before = empty_->isHidden();
    empty_->setVisible(isEmpty());
    if (before != empty_->isHidden())
        emit emptyChanged();
}

// A live current call stays current, except that somebody calling goes before what merely waits. Else the one
// that matters most: talking, ringing, the rest, an ended one last.
void CallArea::chooseCurrent() {
    const auto weight = [](const CallCard& card) {
        const Call& call = card.call();
        if (call.state == CallState::Ended)
            return 0;
        if (call.state == CallState::Talking)
            return 4;
        if (card.view().role == TransferRole::Choosing || canBeAnswered(card.view()) ||
            asksForAnswer(call, nullptr))
            return 3;
        return call.state == CallState::Held ? 1 : 2;
    };
    const CallCard* present = cardOf(current_);
    if (present != nullptr && weight(*present) > 1)
        return setCurrent(CallId(current_));
    const CallCard* best = present;
    for (const CallCard* card : cards_) {
        if (best == nullptr || weight(*card) > weight(*best))
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
