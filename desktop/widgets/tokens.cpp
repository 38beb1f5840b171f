// The two palettes. tests/desktop/widgets/theme_test.cpp holds them to their contrast.
#include "desktop/widgets/theme.h"

namespace euterpe::widgets {

Tokens Tokens::light() {
    Tokens t;
    t.dark = false;
    t.window = QColor(0xF2F4F8);
    t.surface = QColor(0xFFFFFF);
    t.raised = QColor(0xFFFFFF);
    t.hover = QColor(0xEEF2F8);
    t.selected = QColor(0xE1EBFC);
    t.border = QColor(0xDFE4EC);
    t.borderStrong = QColor(0x8592A3);
    t.text = QColor(0x16202C);
    t.muted = QColor(0x525E6D);
    t.accent = QColor(0x1A5BCB);
    t.accentHover = QColor(0x154BA8);
    t.onAccent = QColor(0xFFFFFF);
    t.free = QColor(0x0F6E36);
    t.busy = QColor(0xBE1E2D);
    t.ringing = QColor(0x8F4F00);
    t.away = QColor(0x6B3FBF);
    t.offline = QColor(0x5A6675);
    return t;
}

Tokens Tokens::darkTheme() {
    Tokens t;
    t.dark = true;
    t.window = QColor(0x10141A);
    t.surface = QColor(0x171C24);
    t.raised = QColor(0x1F2630);
    t.hover = QColor(0x222A36);
    t.selected = QColor(0x20365A);
    t.border = QColor(0x2C3542);
    t.borderStrong = QColor(0x6F7C8E);
    t.text = QColor(0xE9EEF5);
    t.muted = QColor(0xA9B4C3);
    t.accent = QColor(0x82B2FF);
    t.accentHover = QColor(0xA6C8FF);
    t.onAccent = QColor(0x0B1524);
    t.free = QColor(0x63D68E);
    t.busy = QColor(0xFF9390);
    t.ringing = QColor(0xF4BC50);
    t.away = QColor(0xC2A9FF);
    t.offline = QColor(0xA6B1BF);
    return t;
}

}  // namespace euterpe::widgets
