#include "desktop/settings/value_table.h"

#include <algorithm>
#include <variant>

namespace euterpe::settings {
namespace {

struct Text {
    QString Values::*member;
};
struct List {
    QStringList Values::*member;  // a;b;c
};
struct Flag {
    bool Values::*member;
};
struct Number {
    int Values::*member;
    int least;
    int most;
};
struct Choice {
    int (*get)(const Values&);
    void (*set)(Values&, int);
    std::vector<const char*> words;  // the place in the list is the value
};

struct Row {
    const char* key;
    std::variant<Text, List, Flag, Number, Choice> form;
};

constexpr int kDay = 24 * 3600;

Choice modeChoice() {
    using protocol::Mode;
    return {[](const Values& v) { return v.mode == Mode::Phone ? 2
                                         : v.mode == Mode::Pro ? 1
                                                               : 0; },
            [](Values& v, int i) { v.mode = i == 2   ? Mode::Phone
                                            : i == 1 ? Mode::Pro
                                                     : Mode::Free; },
            {"0", "1", "2"}};
}

Choice themeChoice() {
    return {[](const Values& v) { return static_cast<int>(v.theme); },
            [](Values& v, int i) { v.theme = static_cast<Theme>(i); },
            {"system", "light", "dark"}};
}

Choice fallbackChoice() {
    return {[](const Values& v) { return static_cast<int>(v.secretFallback); },
            [](Values& v, int i) { v.secretFallback = static_cast<SecretFallback>(i); },
            {"undecided", "file", "session"}};
}

Choice cancellerChoice() {
    return {[](const Values& v) { return static_cast<int>(v.echoCancellerType); },
            [](Values& v, int i) { v.echoCancellerType = static_cast<EchoCancellerType>(i); },
            {"webrtc", "speex"}};
}

Choice transportChoice() {
    return {[](const Values& v) { return v.sipProtocol == QLatin1StringView("TLS") ? 1 : 0; },
            [](Values& v, int i) { v.sipProtocol = i == 1 ? QStringLiteral("TLS") : QStringLiteral("UDP"); },
            {"UDP", "TLS"}};
}

Choice languageChoice() {
    static constexpr const char* kLanguages[] = {"", "it", "en", "es"};
    return {[](const Values& v) {
                for (int i = 0; i < 4; ++i) {
                    if (v.language == QLatin1StringView(kLanguages[i]))
                        return i;
                }
                return 0;
            },
            [](Values& v, int i) { v.language = QLatin1StringView(kLanguages[i]); },
            {"", "it", "en", "es"}};
}

std::vector<Row> connectionRows() {
    return {
        {"Kaddress", Text{&Values::address}},
        {"port", Number{&Values::port, 1, 65535}},
        {"user", Text{&Values::user}},
        {"account", Text{&Values::account}},
        {"License", modeChoice()},
        {"caFile", Text{&Values::caFile}},
        {"secretFallback", fallbackChoice()},
        {"connectAtStart", Flag{&Values::connectAtStart}},
    };
}

std::vector<Row> serviceRows() {
    return {
        {"startMinimized", Flag{&Values::startMinimized}},
        {"PopupCall", Flag{&Values::popupCall}},
        {"popupChat", Flag{&Values::popupChat}},
        {"awayAfterMins", Number{&Values::awayAfterMins, 0, 24 * 60}},
        {"PauseOnLogoff", Flag{&Values::pauseOnLogoff}},
        {"PauseOnIncomingCall", Flag{&Values::pauseOnIncomingCall}},
        {"importOutlookContacts", Flag{&Values::importOutlookContacts}},
        {"excludedOutlookFolders", List{&Values::excludedOutlookFolders}},
        {"cardDavAccounts", List{&Values::cardDavAccounts}},
        {"queueNames", List{&Values::queueNames}},
        {"checkUpdatesAtStartup", Flag{&Values::checkUpdatesAtStartup}},
        {"checkUpdatesTimeoutMins", Number{&Values::checkUpdatesTimeoutMins, 0, 100'000}},
        {"actionsToExten", Flag{&Values::actionsToExten}},
        {"outboundActions", Flag{&Values::outboundActions}},
        {"actionsOnC2c", Flag{&Values::actionsOnC2c}},
        {"rapidCallMods", Text{&Values::rapidCallMods}},
        {"rapidCallKey", Text{&Values::rapidCallKey}},
        {"cdrRefreshTimeoutSecs", Number{&Values::cdrRefreshTimeoutSecs, 0, kDay}},
        {"contactsRefreshTimeoutSecs", Number{&Values::contactsRefreshTimeoutSecs, 0, kDay}},
        {"identitiesRefreshTimeoutSecs", Number{&Values::identitiesRefreshTimeoutSecs, 0, kDay}},
        {"queueStatsRefreshTimeoutSecs", Number{&Values::queueStatsRefreshTimeoutSecs, 0, kDay}},
        {"voicemailRefreshTimeoutSecs", Number{&Values::voicemailRefreshTimeoutSecs, 0, kDay}},
        {"codecOrderRefreshTimeoutSecs", Number{&Values::codecOrderRefreshTimeoutSecs, 0, kDay}},
        {"chatKeepAliveSendIntervalSecs", Number{&Values::chatKeepAliveSendIntervalSecs, 0, kDay}},
        {"cdrDays", Number{&Values::cdrDays, 0, 36'500}},
    };
}

std::vector<Row> phoneRows() {
    return {
        {"micVol", Number{&Values::micVol, 0, 100}},
        {"spkVol", Number{&Values::spkVol, 0, 100}},
        {"ringVol", Number{&Values::ringVol, 0, 100}},
        {"micdevice", Text{&Values::micdevice}},
        {"spkdevice", Text{&Values::spkdevice}},
        {"ringdevice", Text{&Values::ringdevice}},
        {"SIPProtocol", transportChoice()},
        {"SIPLocalAddress", Text{&Values::sipLocalAddress}},
        {"SIPRegistrarAddress", Text{&Values::sipRegistrarAddress}},
        {"audioTos", Number{&Values::audioTos, 0, 255}},
        {"sipTos", Number{&Values::sipTos, 0, 255}},
        {"sipCaFile", Text{&Values::sipCaFile}},
        {"sipLogFile", Text{&Values::sipLogFile}},
        {"echoCanceller", Flag{&Values::echoCanceller}},
        {"echoCancellerType", cancellerChoice()},
        {"noiseSuppression", Flag{&Values::noiseSuppression}},
        {"echoTailMs", Number{&Values::echoTailMs, 20, 500}},
        {"echoDelayMs", Number{&Values::echoDelayMs, 0, 500}},
    };
}

std::vector<Row> appearanceRows() {
    return {
        {"language", languageChoice()},
        {"theme", themeChoice()},
        {"compact", Flag{&Values::compact}},
        {"alwaysOnTop", Flag{&Values::alwaysOnTop}},
        {"transparency", Number{&Values::transparency, 0, 80}},
        {"showDialPad", Flag{&Values::showDialPad}},
        {"showButtons", Flag{&Values::showButtons}},
        {"showVolumes", Flag{&Values::showVolumes}},
        {"showQueueCalls", Flag{&Values::showQueueCalls}},
        {"sounds", Flag{&Values::sounds}},
    };
}

const std::vector<Row>& rows() {
    static const std::vector<Row> all = [] {
        std::vector<Row> table = connectionRows();
        for (const auto& part : {serviceRows(), phoneRows(), appearanceRows()})
            table.insert(table.end(), part.begin(), part.end());
        return table;
    }();
    return all;
}

// The texts that a row's member takes, as they stand in the file. False = not a value of this kind.
struct Reader {
    Values& values;
    const QString& text;

    bool operator()(const Text& form) const {
        values.*form.member = text;
        return true;
    }
    bool operator()(const List& form) const {
        QStringList items = text.split(u';', Qt::SkipEmptyParts);
        for (QString& item : items)
            item = item.trimmed();
        items.removeAll(QString());
        values.*form.member = items;
        return true;
    }
    bool operator()(const Flag& form) const {
        const QString word = text.toLower();
        const bool yes = word == u"1" || word == u"true" || word == u"on" || word == u"yes";
        const bool no = word == u"0" || word == u"false" || word == u"off" || word == u"no";
        if (!yes && !no)
            return false;
        values.*form.member = yes;
        return true;
    }
    bool operator()(const Number& form) const {
        bool numeric = false;
        const int number = text.toInt(&numeric);
        if (!numeric || number < form.least || number > form.most)
            return false;
        values.*form.member = number;
        return true;
    }
    bool operator()(const Choice& form) const {
        for (std::size_t i = 0; i < form.words.size(); ++i) {
            if (text.compare(QLatin1StringView(form.words[i]), Qt::CaseInsensitive) == 0) {
                form.set(values, static_cast<int>(i));
                return true;
            }
        }
        return false;
    }
};

struct Writer {
    const Values& values;

    QString operator()(const Text& form) const { return values.*form.member; }
    QString operator()(const List& form) const { return (values.*form.member).join(u';'); }
    QString operator()(const Flag& form) const { return QString::number(values.*form.member ? 1 : 0); }
    QString operator()(const Number& form) const { return QString::number(values.*form.member); }
    QString operator()(const Choice& form) const {
        return QLatin1StringView(form.words[static_cast<std::size_t>(form.get(values))]);
    }
};

// On and off are written by some versions where 1 and 0 are by others: the file's own spelling stays.
bool means(const Row& row, const QString& text, const QString& wanted) {
    Values read;
    return std::visit(Reader{read, text}, row.form) && std::visit(Writer{read}, row.form) == wanted;
}

}  // namespace

void readValues(const IniDocument& document, Values& values, std::vector<Problem>& problems) {
    const Values defaults;
    for (const Row& row : rows()) {
        const QString key = QLatin1StringView(row.key);
        const auto text = document.value(kSection, key);
        if (!text || std::visit(Reader{values, *text}, row.form))
            continue;
        std::visit(Reader{values, std::visit(Writer{defaults}, row.form)}, row.form);
        problems.push_back({ProblemKind::BadValue, {}, document.lineOf(kSection, key), key});
    }
}

void writeValues(const Values& values, IniDocument& document) {
    const Values defaults;
    for (const Row& row : rows()) {
        const QString key = QLatin1StringView(row.key);
        const QString text = std::visit(Writer{values}, row.form);
        const auto present = document.value(kSection, key);
        if (present ? !means(row, *present, text) : text != std::visit(Writer{defaults}, row.form))
            document.set(kSection, key, text);
    }
}

bool clampValues(Values& values) {
    bool fine = true;
    for (const Row& row : rows()) {
        const auto* number = std::get_if<Number>(&row.form);
        if (!number)
            continue;
        int& value = values.*number->member;
        const int within = std::clamp(value, number->least, number->most);
        fine = fine && within == value;
        value = within;
    }
    return fine;
}

}  // namespace euterpe::settings
