// Theme and language as the settings say, now and after each change. Made before the first window, because
// widgets take colours and words from it when they are made. GUI thread only; owned by Application.
#pragma once

#include "desktop/app/language.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QObject>

class QApplication;

namespace euterpe::app {

class Appearance : public QObject {
    Q_OBJECT

  public:
    Appearance(QApplication& application, settings::Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] widgets::Theme& theme() { return theme_; }

  private:
    void apply();

    settings::Settings& settings_;
    Language language_;
    widgets::Theme theme_;
};

}  // namespace euterpe::app
