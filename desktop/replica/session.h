// The desktop's side of the conversation with the server: connects as the settings say, keeps the stores like
// the server's state, tells what needs the user. Owns the connection, the stores and the commands.
// GUI thread only; one per application, made in app/.
#pragma once

#include "desktop/link/channel.h"
#include "desktop/link/host_events.h"
#include "desktop/replica/booking_store.h"
#include "desktop/replica/call_store.h"
#include "desktop/replica/chat.h"
#include "desktop/replica/commands.h"
#include "desktop/replica/contacts.h"
#include "desktop/replica/extension_store.h"
#include "desktop/replica/favourite_store.h"
#include "desktop/replica/missed_calls.h"
#include "desktop/replica/parking_store.h"
#include "desktop/replica/pbx_store.h"
#include "desktop/replica/register_source.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/softphone.h"
#include "desktop/replica/sync_state.h"
#include "desktop/replica/transfer.h"
#include "desktop/replica/voicemail_store.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "lib/protocol/messages.h"

#include <memory>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QVector>

namespace euterpe::link {
struct ConnectionStatus;
struct ConnectionTimes;
}  // namespace euterpe::link

namespace euterpe::replica {

// The server shows another certificate than the one accepted before (section 9 of the design).
struct CertificateChange {
    QString endpoint;           // "host:port"
    QString pinnedFingerprint;  // 64 hex digits
    QString shownFingerprint;

    bool operator==(const CertificateChange&) const = default;
};

class Session : public QObject {
    Q_OBJECT

  public:
    // `channels`: link::webSocketChannels(), or a MemoryWire's. All references outlive the session.
    Session(link::ChannelFactory channels, link::HostEvents& events, settings::Settings& settings,
            settings::SecretStore& secrets, QObject* parent = nullptr);
    // The same with other waiting times, for tests.
    Session(link::ChannelFactory channels, link::HostEvents& events, settings::Settings& settings,
            settings::SecretStore& secrets, const link::ConnectionTimes& times, QObject* parent = nullptr);
    ~Session() override;

    // What Phone mode makes its softphone with; without it the mode cannot be used. Before connectNow().
    void setPhoneFactory(PhoneFactory factory);

    // -- what the menu and the dialogs do
    // Connects with the settings and the kept password. Answered by signals: configurationNeeded,
    // passwordNeeded, or SyncState going on. Called again it connects anew, e.g. after the settings changed.
    void connectNow();
    // With this password, for the settings' user: the credentials popup and the settings dialog call it.
    // `keep`: written to the secret store, once the server has accepted it.
    void connectWithPassword(const std::string& password, bool keep);
    // Logs out; what was shown stays visible, marked as disconnected. Pauses on all queues before, where the
    // settings say so (J3).
    void disconnectNow();
    // The user's answer to certificateChanged(): pins it and connects again.
    void trustCertificate(const CertificateChange& change);

    // -- what is shown
    [[nodiscard]] ExtensionStore& extensions() { return extensions_; }
    [[nodiscard]] FavouriteStore& favourites() { return favourites_; }
    [[nodiscard]] CallStore& calls() { return calls_; }
    [[nodiscard]] SelfStore& self() { return self_; }
    [[nodiscard]] PbxStore& pbx() { return pbx_; }
    [[nodiscard]] ParkingStore& parking() { return parking_; }
    [[nodiscard]] BookingStore& bookings() { return bookings_; }
    [[nodiscard]] SyncState& syncState() { return syncState_; }
    [[nodiscard]] Chat& chat() { return *chat_; }
    [[nodiscard]] RegisterSource& callRegister();
    [[nodiscard]] Contacts& contacts() { return *contacts_; }
    // For lists besides the one that is looked at.
    [[nodiscard]] RegisterLink& registerLink();
    [[nodiscard]] MissedCalls& missedCalls() { return *missed_; }
    [[nodiscard]] VoicemailStore& voicemail() { return *voicemail_; }
    [[nodiscard]] Commands& commands();
    [[nodiscard]] Softphone& softphone() { return *softphone_; }
    [[nodiscard]] Transfer& transfer() { return *transfer_; }

  signals:
    // No address or user in the settings yet (B1).
    void configurationNeeded();
    // The secret store has no password for this user, or could not be read: ask for it.
    void passwordNeeded();
    // User name or password wrong (Unauthorized), or locked out (LockedOut, with retryAfterS) (B4).
    void credentialsRefused(const euterpe::Error& error);
    // Logged in, no telephone chosen yet: let the user choose, then commands().selectAccount() (B2). Told
    // again after each reconnect until one is chosen.
    void accountChoiceNeeded(const QVector<euterpe::protocol::Account>& accounts);
    // The mode asked for has no free seat; the session goes on in `granted` (A1). Once after
    // connectNow(), not at each reconnect.
    void seatMissing(euterpe::protocol::SeatOutcome outcome, euterpe::protocol::Mode asked,
                     euterpe::protocol::Mode granted);
    void certificateChanged(const euterpe::replica::CertificateChange& change);
    // The server ended the session for good: logged in elsewhere, user removed.
    void ended(euterpe::protocol::ClosingReason reason);
    // The password could not be kept or read; the session goes on.
    void secretStoreFailed(const euterpe::Error& error);
    // All stores hold a complete, live state again: after the first snapshot and after each resume.
    void synchronised();
    // For the log: something from the server was not understood.
    void notUnderstood(const euterpe::Error& error);

  private:
    class Pins;
    class ServerRegister;
    class ServerContacts;

    void wire();
    void start(const std::string& password);
    void onLoggedIn(const protocol::SessionLoginResult& result, bool resumed);
    void onStatus(const link::ConnectionStatus& status);
    void onBatch(const protocol::StateBatch& batch);
    void subscribe();
    void apply(const protocol::StateBatch& batch);
    void updateSync();
    void onAccountSelected(const AccountId& account);
    void clearStores();
    void keepPassword();

    settings::Settings& settings_;
    settings::SecretStore& secrets_;
    ExtensionStore extensions_;
    FavouriteStore favourites_;
    CallStore calls_;
    SelfStore self_;
    PbxStore pbx_;
    ParkingStore parking_;
    BookingStore bookings_;
    SyncState syncState_;
    std::unique_ptr<Pins> pins_;
    std::unique_ptr<link::Connection> connection_;
    std::unique_ptr<ServerRegister> registerLink_;
    std::unique_ptr<RegisterSource> register_;
    std::unique_ptr<ServerContacts> contactLink_;
    std::unique_ptr<Contacts> contacts_;
    std::unique_ptr<MissedCalls> missed_;
    std::unique_ptr<VoicemailStore> voicemail_;
    std::unique_ptr<Commands> commands_;
    std::unique_ptr<Chat> chat_;
    std::unique_ptr<Transfer> transfer_;
    std::unique_ptr<Softphone> softphone_;

    std::string identity_;  // user@host:port whose state the stores hold
    std::string epoch_;
    std::uint64_t seq_ = 0;
    bool subscribed_ = false;                  // the first batch of this connection is applied
    std::vector<protocol::StateBatch> early_;  // batches that came before it
    std::string passwordToKeep_;
    QString secretName_;
    protocol::Mode askedMode_ = protocol::Mode::Free;
    protocol::SeatOutcome toldSeat_ = protocol::SeatOutcome::Unknown;
    std::uint64_t attempt_ = 0;  // a password that arrives for an older attempt is dropped
};

}  // namespace euterpe::replica
