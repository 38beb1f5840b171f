// Whether the desktop environment is dark. Asks the XDG settings portal over D-Bus without waiting, and until
// it answers, or where there is none, judges by the platform's palette. Owned by Theme. GUI thread only.
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QPalette>

class QDBusPendingCallWatcher;

namespace euterpe::widgets {

class SystemScheme : public QObject {
    Q_OBJECT
  public:
    // `platform` is the palette before the application sets its own.
    explicit SystemScheme(const QPalette& platform, QObject* parent = nullptr);

    bool isDark() const { return dark_; }

  signals:
    void changed();

  private slots:
    void onSetting(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    void onAnswer(QDBusPendingCallWatcher* call);
    void set(uint preference);

    bool platformDark_ = false;
    bool dark_ = false;
};

}  // namespace euterpe::widgets
