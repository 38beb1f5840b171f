#include "desktop/app/appearance.h"

namespace euterpe::app {
namespace {

widgets::SchemeChoice schemeOf(settings::Theme theme) {
    switch (theme) {
        case settings::Theme::System:
            return widgets::SchemeChoice::System;
        case settings::Theme::Light:
            return widgets::SchemeChoice::Light;
        case settings::Theme::Dark:
            return widgets::SchemeChoice::Dark;
    }
    return widgets::SchemeChoice::System;
}

}  // namespace

Appearance::Appearance(QApplication& application, settings::Settings& settings, QObject* parent)
    : QObject(parent), settings_(settings) {
    apply();
    theme_.install(application);
    connect(&settings_, &settings::Settings::changed, this, &Appearance::apply);
}

void Appearance::apply() {
    language_.apply(settings_.values().language);
    theme_.setChoice(schemeOf(settings_.values().theme));
}

}  // namespace euterpe::app
