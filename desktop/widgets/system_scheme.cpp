#include "desktop/widgets/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingReply>

namespace euterpe::widgets {
namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kGroup = "org.freedesktop.appearance";
constexpr auto kKey = "color-scheme";

// The portal's values: 0 no preference, 1 dark, 2 light.
constexpr uint kNoPreference = 0;
constexpr uint kDark = 1;

// The answer of Read is a variant inside a variant, that of the signal a plain one.
uint unwrap(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

}  // namespace

SystemScheme::SystemScheme(const QPalette& platform, QObject* parent) : QObject(parent) {
    platformDark_ =
        platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
    dark_ = platformDark_;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(QLatin1String(kService), QLatin1String(kPath), QLatin1String(kInterface),
                QStringLiteral("SettingChanged"), this, SLOT(onSetting(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                                       QLatin1String(kInterface), QStringLiteral("Read"));
    read << QString::fromLatin1(kGroup) << QString::fromLatin1(kKey);
    auto* call = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &SystemScheme::onAnswer);
}

void SystemScheme::onSetting(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group == QLatin1String(kGroup) && key == QLatin1String(kKey))
        set(unwrap(value.variant()));
}

void SystemScheme::onAnswer(QDBusPendingCallWatcher* call) {
    // Without a portal the palette's judgement stands.
    const QDBusPendingReply<QDBusVariant> reply = *call;
    if (reply.isValid())
        set(unwrap(reply.value().variant()));
    call->deleteLater();
}

void SystemScheme::set(uint preference) {
    const bool dark = preference == kNoPreference ? platformDark_ : preference == kDark;
    if (dark == dark_)
        return;
    dark_ = dark;
    emit changed();
}

}  // namespace euterpe::widgets
