// Every message of the protocol, one row each: the enum, the dispatch, the permission gate and the table of
// docs/protocol.md come from here. Append only; a name is never reused. A request Foo has the structs
// FooParams and FooResult in messages.h; a row without either, or without a handler, does not build.
#pragma once

// X(Name, "wire.method", Permission): requests, client to server.
// Permission None: before login. User: any logged-in session.
#define EUTERPE_REQUESTS(X)                                  \
    X(SessionLogin, "session.login", None)                   \
    X(SessionResume, "session.resume", None)                 \
    X(SessionLogout, "session.logout", User)                 \
    X(AccountSelect, "account.select", User)                 \
    X(StateSubscribe, "state.subscribe", User)               \
    X(CallDial, "call.dial", Dial)                           \
    X(CallHangup, "call.hangup", HangUp)                     \
    X(CallReject, "call.reject", HangUp)                     \
    X(FavouriteSet, "favourite.set", User)                   \
    X(PresenceSet, "presence.set", User)                     \
    X(RegisterOpen, "register.open", Register)               \
    X(RegisterPage, "register.page", Register)               \
    X(SipAccount, "sip.account", Softphone)                  \
    X(ServiceDoNotDisturb, "service.doNotDisturb", Services) \
    X(ServiceForward, "service.forward", Services)           \
    X(ServiceForkToMobile, "service.forkToMobile", Fork)     \
    X(CallPark, "call.park", Park)                           \
    X(CallRecord, "call.record", Record)                     \
    X(BookingSet, "booking.set", Booking)                    \
    X(BookingCancel, "booking.cancel", Booking)              \
    X(RecordingRead, "recording.read", Register)             \
    X(ContactChanges, "contact.changes", User)               \
    X(ContactSave, "contact.save", User)                     \
    X(ContactRemove, "contact.remove", User)                 \
    X(ContactImport, "contact.import", User)                 \
    X(ContactImportUndo, "contact.import.undo", User)        \
    X(ContactLookup, "contact.lookup", User)                 \
    X(PresenceIdle, "presence.idle", User)                   \
    X(ChatSend, "chat.send", Chat)                           \
    X(ChatChanges, "chat.changes", Chat)                     \
    X(ChatHistory, "chat.history", Chat)                     \
    X(ChatMark, "chat.mark", Chat)                           \
    X(ChatSearch, "chat.search", Chat)                       \
    X(ChatTyping, "chat.typing", Chat)                       \
    X(VoicemailList, "voicemail.list", Voicemail)            \
    X(VoicemailRead, "voicemail.read", Voicemail)            \
    X(VoicemailSetHeard, "voicemail.setHeard", Voicemail)    \
    X(VoicemailRemove, "voicemail.remove", Voicemail)        \
    X(RegisterSeen, "register.seen", Register)               \
    X(QueuePause, "queue.pause", User)

// X(Name, "wire.method"): notifications, server to client. The struct is Name itself.
#define EUTERPE_NOTIFICATIONS(X)         \
    X(StateBatch, "state.batch")         \
    X(SessionClosing, "session.closing") \
    X(ChatNews, "chat.news")             \
    X(ChatPeerTyping, "chat.typing")
