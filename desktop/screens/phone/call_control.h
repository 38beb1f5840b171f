// What the user does with calls, beyond a plain command: asks first where a conversation is going on (D8),
// waits for the number of a transfer or deflection (D7), asks whether to go on when the target is busy, and
// says what went wrong. Shows its questions and words in the notice bars it is given; no dialogs. GUI thread
// only; owned by PhonePanel.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/phone/call_offer.h"
#include "desktop/screens/phone/dial_field.h"

#include <functional>

#include <QObject>
#include <QPointer>
#include <QString>

namespace euterpe::screens {

class NoticeBar;

class CallControl : public QObject {
    Q_OBJECT

  public:
    using TransferKind = replica::Transfer::Kind;

    // `notice`: questions and failures. `hint`: which number is awaited, as long as it is.
    CallControl(replica::Session& session, NoticeBar& notice, NoticeBar& hint, QObject* parent = nullptr);

    // Calls, or gives the number to whatever awaits one.
    void use(const QString& number);
    // `where`: the bar that asks when a conversation is in the way; nullptr = the panel's.
    void act(const CallId& call, CallAction action, NoticeBar* where = nullptr);
    // A click on a card or its line: a held call is resumed (D3, D9).
    void select(const CallId& call);

    // -- the keys of C8; false where there is nothing to do
    bool holdActive();
    bool resumeOldest();
    bool transferActive(TransferKind kind);  // attended again: completes
    bool cancelTransfer();
    // A key of the pad or the keyboard: goes out as DTMF when there is a conversation to take it (C6).
    bool sendKey(QChar key);

    // -- from directories and lists
    void transferTo(TransferKind kind, const QString& number);
    void book(const QString& extension);
    void cancelBooking(const QString& booking);
    void pickUp(const QString& extension);
    void retrieve(const QString& slot);

    // What the dial field asks a number for at present.
    [[nodiscard]] DialField::Purpose purpose() const;
    [[nodiscard]] bool isDialling() const { return dialling_; }

  signals:
    void purposeChanged();
    void dialStarted(const QString& number);
    // `call` is "" when it failed, which has been said already.
    void dialEnded(const QString& number, const euterpe::CallId& call);

  private:
    using Act = std::function<void()>;
    // Runs `go` at once when nobody is talked to, else once the user has agreed to hold.
    // `about`: the call that it is about, "" = none yet.
    void holdFirst(NoticeBar* where, std::function<QString()> agree, Act go, const CallId& about = {});
    void dropStaleQuestion();
    void call(const QString& number);
    void dial(const QString& number);
    void answer(const CallId& call, NoticeBar* where);
    void resume(const CallId& call, NoticeBar* where);
    void choose(const QString& number);
    void chooseNow(const QString& number);
    void startDeflect(const CallId& call);
    void park(const CallId& call);
    void join();
    void showHint();
    void tellFailure(const Error& error);
    void tellTransferFailure(protocol::EndReason reason);
    [[nodiscard]] replica::Commands::Done told();
    [[nodiscard]] QString nameOf(const CallId& call) const;

    replica::Session& session_;
    NoticeBar& notice_;
    NoticeBar& hint_;
    // The question that waits for an answer.
    QPointer<NoticeBar> asking_;
    QString asked_;
    CallId askedAbout_;
    CallId deflecting_;
    bool dialling_ = false;
};

}  // namespace euterpe::screens
