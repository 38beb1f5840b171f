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
</TS>
