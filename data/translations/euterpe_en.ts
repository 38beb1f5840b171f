<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>euterpe::app::TrayControl</name>
        <message numerus="yes">
            <source>%n unheard voicemail message(s)</source>
            <translation>
                <numerusform>%n unheard voicemail message</numerusform>
                <numerusform>%n unheard voicemail messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unread chat message(s)</source>
            <translation>
                <numerusform>%n unread chat message</numerusform>
                <numerusform>%n unread chat messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::ChatListModel</name>
        <message numerus="yes">
            <source>%n unread message(s)</source>
            <translation>
                <numerusform>%n unread message</numerusform>
                <numerusform>%n unread messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::RegisterModel</name>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ConversationView</name>
        <message numerus="yes">
            <source>Too long by %n character(s) or more; a message takes up to %1 KB.</source>
            <translation>
                <numerusform>Too long by %n character or more; a message takes up to %1 KB.</numerusform>
                <numerusform>Too long by %n characters or more; a message takes up to %1 KB.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Room for about %n more character(s)</source>
            <translation>
                <numerusform>Room for about %n more character</numerusform>
                <numerusform>Room for about %n more characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::CredentialsDialog</name>
        <message numerus="yes">
            <source>Too many failed attempts on %1. Wait %n second(s), then try again.</source>
            <translation>
                <numerusform>Too many failed attempts on %1. Wait %n second, then try again.</numerusform>
                <numerusform>Too many failed attempts on %1. Wait %n seconds, then try again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ExportDialog</name>
        <message numerus="yes">
            <source>%n contact(s) written into %1.</source>
            <translation>
                <numerusform>%n contact written into %1.</numerusform>
                <numerusform>%n contacts written into %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) or address(es) have no place in this format.</source>
            <translation>
                <numerusform>%n number or address has no place in this format.</numerusform>
                <numerusform>%n numbers or addresses have no place in this format.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Export %n contact(s)…</source>
            <translation>
                <numerusform>Export %n contact…</numerusform>
                <numerusform>Export %n contacts…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::FunctionButtons</name>
        <message numerus="yes">
            <source>%n unheard message(s)</source>
            <translation>
                <numerusform>%n unheard message</numerusform>
                <numerusform>%n unheard messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Call the voicemail: %1, %n heard</source>
            <translation>
                <numerusform>Call the voicemail: %1, %n heard</numerusform>
                <numerusform>Call the voicemail: %1, %n heard</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ImportDialog</name>
        <message numerus="yes">
            <source>Taken back: %n contact(s) removed.</source>
            <translation>
                <numerusform>Taken back: %n contact removed.</numerusform>
                <numerusform>Taken back: %n contacts removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) stay, because somebody has edited them since.</source>
            <translation>
                <numerusform>%n contact stays, because somebody has edited it since.</numerusform>
                <numerusform>%n contacts stay, because somebody has edited them since.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) found (%1).</source>
            <translation>
                <numerusform>%n contact found (%1).</numerusform>
                <numerusform>%n contacts found (%1).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be added.</source>
            <translation>
                <numerusform>%n will be added.</numerusform>
                <numerusform>%n will be added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be changed.</source>
            <translation>
                <numerusform>%n will be changed.</numerusform>
                <numerusform>%n will be changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be removed.</source>
            <translation>
                <numerusform>%n will be removed.</numerusform>
                <numerusform>%n will be removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added.</source>
            <translation>
                <numerusform>%n contact added.</numerusform>
                <numerusform>%n contacts added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) changed.</source>
            <translation>
                <numerusform>%n contact changed.</numerusform>
                <numerusform>%n contacts changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) removed.</source>
            <translation>
                <numerusform>%n contact removed.</numerusform>
                <numerusform>%n contacts removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) were changed by somebody meanwhile and stay as they are.</source>
            <translation>
                <numerusform>%n contact was changed by somebody meanwhile and stays as it is.</numerusform>
                <numerusform>%n contacts were changed by somebody meanwhile and stay as they are.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The server refused %n contact(s).</source>
            <translation>
                <numerusform>The server refused %n contact.</numerusform>
                <numerusform>The server refused %n contacts.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) cannot be read</source>
            <translation>
                <numerusform>%n line cannot be read</numerusform>
                <numerusform>%n lines cannot be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ImportsDialog</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) from %1 are removed from the phonebook, except those that somebody has edited since.</source>
            <translation>
                <numerusform>%n contact from %1 is removed from the phonebook, unless somebody has edited it since.</numerusform>
                <numerusform>%n contacts from %1 are removed from the phonebook, except those that somebody has edited since.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) removed.</source>
            <translation>
                <numerusform>%n contact removed.</numerusform>
                <numerusform>%n contacts removed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::RegisterScreen</name>
        <message numerus="yes">
            <source>%n new call(s)</source>
            <translation>
                <numerusform>%n new call</numerusform>
                <numerusform>%n new calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::ServicesPage</name>
        <message numerus="yes">
            <source>The last %n day(s)</source>
            <translation>
                <numerusform>The last day</numerusform>
                <numerusform>The last %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::widgets::SectionBar</name>
        <message numerus="yes">
            <source>%1, %n new</source>
            <translation>
                <numerusform>%1, %n new</numerusform>
                <numerusform>%1, %n new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::app::RegisterExport</name>
        <message numerus="yes">
            <source>%n call(s) exported to %1.</source>
            <translation>
                <numerusform>%n call exported to %1.</numerusform>
                <numerusform>%n calls exported to %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::models::VoicemailModel</name>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>euterpe::screens::VoicemailScreen</name>
        <message numerus="yes">
            <source>The mailbox has %n more, older message(s).</source>
            <translation>
                <numerusform>The mailbox has one more, older message.</numerusform>
                <numerusform>The mailbox has %n more, older messages.</numerusform>
            </translation>
        </message>
    </context>
</TS>
