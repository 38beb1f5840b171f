// How a window looks: pictures for people to look at, and that every word has room. GUI thread only.
#pragma once

#include "desktop/settings/settings.h"

#include <string>

#include <QWidget>
#include <gtest/gtest.h>

namespace euterpe::testing {

struct Look {
    const char* language;
    settings::Theme theme;
};

// Every language, both themes: for INSTANTIATE_TEST_SUITE_P, with nameOf as its namer.
inline auto everyLook() {
    return ::testing::Values(Look{"en", settings::Theme::Light}, Look{"it", settings::Theme::Dark},
                             Look{"es", settings::Theme::Light});
}
inline std::string nameOf(const ::testing::TestParamInfo<Look>& look) {
    return look.param.language;
}

// `what` as NAME.png in the folder that EUTERPE_PICTURES names; without it nothing is kept.
void keepPicture(QWidget& what, const QString& name);

// Fails for every visible button, label, column and box of choices that is narrower than its words, and for a
// page that has to be scrolled sideways.
void expectRoom(QWidget& root, const std::string& where);

}  // namespace euterpe::testing
