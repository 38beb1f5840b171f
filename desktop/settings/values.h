// Everything that the user can set, with its default; the names in the file are in value_table.cpp.
// Plain value. The file is Settings' business.
#pragma once

#include "lib/protocol/records.h"

#include <cstdint>

#include <QString>
#include <QStringList>

namespace euterpe::settings {

enum class Theme { System, Light, Dark };
// Where the password goes when the system's key store does not answer.
enum class SecretFallback { Undecided, File, Session };
enum class EchoCancellerType { WebRtc, Speex };

struct Values {
    // -- connection (B3)
    QString address;                            // Kaddress: name or IP address, a ":port" wins over `port`
    int port = 5039;                            // port
    QString user;                               // user
    QString account;                            // account: the chosen telephone, "" = not chosen yet (B2)
    protocol::Mode mode = protocol::Mode::Pro;  // License: 0 Free, 1 Pro, 2 Phone
    QString caFile;                             // caFile: PEM; when set only this authority is trusted
    SecretFallback secretFallback = SecretFallback::Undecided;  // secretFallback
    bool connectAtStart = true;                                 // connectAtStart

    // -- services (1.5)
    bool startMinimized = false;         // startMinimized
    bool popupCall = true;               // PopupCall
    bool popupChat = true;               // popupChat: a notice of a message while no window is active
    int awayAfterMins = 10;              // awayAfterMins: without keyboard and mouse, 0 = never
    bool pauseOnLogoff = false;          // PauseOnLogoff
    bool pauseOnIncomingCall = false;    // PauseOnIncomingCall
    bool importOutlookContacts = false;  // importOutlookContacts
    QStringList excludedOutlookFolders;  // excludedOutlookFolders, a;b
    QStringList cardDavAccounts;         // cardDavAccounts: see desktop/contacts/carddav_account.h
    QStringList queueNames;              // queueNames, a;b: the supervisor's filter

    // -- updates (1.6)
    bool checkUpdatesAtStartup = true;  // checkUpdatesAtStartup
    int checkUpdatesTimeoutMins = 60;   // checkUpdatesTimeoutMins, 0 = never

    // -- automatic actions (1.10)
    bool actionsToExten = true;    // actionsToExten
    bool outboundActions = false;  // outboundActions
    bool actionsOnC2c = false;     // actionsOnC2c

    // -- quick call (1.7)
    QString rapidCallMods = QStringLiteral("CTRL");  // rapidCallMods
    QString rapidCallKey = QStringLiteral("1");      // rapidCallKey

    // -- timers, seconds (B7) and the register's reach (B8)
    int cdrRefreshTimeoutSecs = 0;  // 0 = never; the server pushes besides
    int contactsRefreshTimeoutSecs = 600;
    int identitiesRefreshTimeoutSecs = 300;
    int queueStatsRefreshTimeoutSecs = 300;
    int voicemailRefreshTimeoutSecs = 300;
    int codecOrderRefreshTimeoutSecs = 30;
    int chatKeepAliveSendIntervalSecs = 120;
    int cdrDays = 0;  // cdrDays: days of recent calls shown, 0 = as many as there are

    // -- softphone (1.11, 1.12)
    int micVol = 90;
    int spkVol = 90;
    int ringVol = 90;   // ringVol
    QString micdevice;  // "" = the system's default
    QString spkdevice;
    QString ringdevice;
    QString sipProtocol = QStringLiteral("UDP");  // SIPProtocol: UDP or TLS
    QString sipLocalAddress;                      // SIPLocalAddress
    QString sipRegistrarAddress;                  // SIPRegistrarAddress
    int audioTos = 56;
    int sipTos = 40;
    QString
        sipCaFile;  // sipCaFile: PEM that signs the PBX's certificate, "" = what the server hands out (L1)
    QString sipLogFile;  // sipLogFile: SIP packets go there, "" = nowhere (L9)
    bool echoCanceller = true;
    EchoCancellerType echoCancellerType = EchoCancellerType::WebRtc;  // echoCancellerType: webrtc, speex
    bool noiseSuppression = true;                                     // noiseSuppression
    int echoTailMs = 250;                                             // echoTailMs: longest echo looked for
    int echoDelayMs = 0;  // echoDelayMs: known delay from speaker to microphone, 0 = found by itself

    // -- how it looks and sounds
    QString language;             // language: "it", "en", "es"; "" = the system's
    Theme theme = Theme::System;  // theme: system, light, dark
    bool compact = false;         // compact (C3)
    bool alwaysOnTop = false;     // alwaysOnTop
    int transparency = 0;         // transparency, percent 0..80, used with alwaysOnTop
    bool showDialPad = true;      // showDialPad
    bool showButtons = true;      // showButtons: function buttons
    bool showVolumes = true;      // showVolumes
    bool showQueueCalls = true;   // showQueueCalls
    bool sounds = true;           // sounds: ring and notices

    bool operator==(const Values&) const = default;
};

}  // namespace euterpe::settings
