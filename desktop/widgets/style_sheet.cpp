#include "desktop/widgets/style_sheet.h"

#include "desktop/widgets/theme.h"

#include <utility>

namespace euterpe::widgets {
namespace {

// Words with @ are replaced by tokens; longer names first, since they are replaced as plain text.
constexpr auto kButtons = R"(
QPushButton, QToolButton[kind] {
    background: @raised; color: @text; border: 1px solid @borderStrong; border-radius: @radiusSmall;
    padding: 0 14px; min-height: 34px; font-weight: 500;
}
QPushButton:hover, QToolButton[kind]:hover { background: @hover; }
QPushButton:pressed, QToolButton[kind]:pressed { background: @selected; }
QPushButton:focus, QToolButton[kind]:focus { border: 2px solid @accent; padding: 0 13px; min-height: 32px; }
QPushButton:disabled, QToolButton[kind]:disabled { color: @faded; border-color: @border; background: @window; }
QPushButton:checked, QToolButton[kind]:checked { background: @selected; border-color: @accent; color: @accent; }
QPushButton[kind="primary"], QToolButton[kind="primary"], QPushButton:default {
    background: @accent; color: @onAccent; border-color: @accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover, QPushButton:default:hover {
    background: @accentHover; border-color: @accentHover;
}
QPushButton[kind="success"], QToolButton[kind="success"] {
    background: @free; color: @onAccent; border-color: @free; font-weight: 600;
}
QPushButton[kind="danger"], QToolButton[kind="danger"] {
    background: @busy; color: @onAccent; border-color: @busy; font-weight: 600;
}
QPushButton[kind="success"]:hover, QToolButton[kind="success"]:hover { background: @freeHover; }
QPushButton[kind="danger"]:hover, QToolButton[kind="danger"]:hover { background: @busyHover; }
QPushButton[kind="primary"]:focus, QPushButton[kind="success"]:focus, QPushButton[kind="danger"]:focus,
QToolButton[kind="primary"]:focus, QToolButton[kind="success"]:focus, QToolButton[kind="danger"]:focus {
    border: 2px solid @text;
}
QPushButton[kind="primary"]:disabled, QToolButton[kind="primary"]:disabled, QPushButton:default:disabled,
QPushButton[kind="success"]:disabled, QToolButton[kind="success"]:disabled,
QPushButton[kind="danger"]:disabled, QToolButton[kind="danger"]:disabled {
    background: @border; color: @muted; border-color: @border;
}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; border: 1px solid transparent; padding: 0 8px;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed, QToolButton[kind="quiet"]:pressed { background: @selected; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid @accent; padding: 0 7px; }
QPushButton[kind="tile"], QToolButton[kind="tile"] {
    background: @raised; border: 1px solid @border; border-radius: @radius; padding: 4px; min-height: 36px;
}
QPushButton[kind="tile"]:hover, QToolButton[kind="tile"]:hover { background: @hover; border-color: @borderStrong; }
QPushButton[kind="tile"]:pressed, QToolButton[kind="tile"]:pressed { background: @selected; }
QPushButton[kind="tile"]:focus, QToolButton[kind="tile"]:focus { border: 2px solid @accent; padding: 3px; }
QPushButton[kind="tile"][on="true"] { background: @text; border-color: @text; }
QPushButton[kind="tile"][on="true"]:hover, QPushButton[kind="tile"][on="true"]:pressed { background: @muted; }
QPushButton[kind="tile"][on="true"]:focus { border: 2px solid @accent; }
QPushButton[touch="true"], QToolButton[kind][touch="true"] { min-height: 42px; }
QPushButton[touch="true"]:focus, QToolButton[kind][touch="true"]:focus { min-height: 40px; }
QToolButton[kind]::menu-indicator { image: none; }
)";

constexpr auto kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit {
    background: @surface; color: @text; border: 1px solid @borderStrong; border-radius: @radiusSmall;
    padding: 0 8px; min-height: 34px; selection-background-color: @accent; selection-color: @onAccent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid @accent; padding: 0 7px; min-height: 32px;
}
QLineEdit:disabled, QLineEdit:read-only { background: @window; color: @muted; border-color: @border; }
QLineEdit[state="wrong"] { border: 2px solid @busy; padding: 0 7px; min-height: 32px; }
QAbstractSpinBox { min-height: 30px; padding-right: 64px; }
QSpinBox { min-width: 100px; }
QDateEdit { padding-right: 32px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; border-radius: @radiusSmall; }
QComboBox QAbstractItemView::item:selected { background: @selected; color: @text; }
QLineEdit[kind="display"] { font-size: @displaySize; font-weight: 500; min-height: 46px; }
QLineEdit[kind="display"]:focus { min-height: 44px; }
)";

constexpr auto kPanels = R"(
QFrame[panel="card"] { background: @raised; border: 1px solid @border; border-radius: @radius; }
QFrame[panel="raised"] { background: @raised; border: none; }
QFrame[panel="sunken"] { background: @window; border: 1px solid @border; border-radius: @radius; }
QFrame[panel="banner"] { background: @accentWash; border: none; border-radius: @radiusSmall; }
QFrame[panel="banner"][tone="busy"] { background: @busyWash; }
QFrame[panel="banner"][tone="ringing"] { background: @ringingWash; }
QFrame[panel="banner"][tone="free"] { background: @freeWash; }
QFrame[panel="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[type="display"] { font-size: @displaySize; font-weight: 600; }
QLabel[type="title"] { font-size: @titleSize; font-weight: 600; }
QLabel[type="heading"] { font-size: @headingSize; font-weight: 600; }
QLabel[type="body"] { font-size: @bodySize; }
QLabel[type="strong"] { font-size: @bodySize; font-weight: 600; }
QLabel[type="muted"] { color: @muted; }
QLabel[type="caption"] { color: @muted; font-size: @captionSize; }
QLabel[type="wrong"] { color: @busy; }
QToolTip {
    background: @text; color: @surface; border: none; border-radius: 4px; padding: 5px 8px;
}
QStatusBar { background: @surface; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @border; }
)";

constexpr auto kMenus = R"(
QMenuBar { background: @surface; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: @radiusSmall; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 7px 28px 7px 10px; border-radius: @radiusSmall; min-width: 150px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @faded; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
)";

constexpr auto kViews = R"(
QAbstractItemView {
    background: @surface; border: none; outline: none;
    selection-background-color: @selected; selection-color: @text;
}
QListWidget::item, QTableWidget::item, QTreeWidget::item { padding: 0 8px; border: none; }
QListWidget[kind="pages"] { padding: 8px 0; }
QListWidget::item { padding: 9px 8px; border-radius: @radiusSmall; }
QListWidget::item:hover, QTableWidget::item:hover, QTreeWidget::item:hover { background: @hover; }
QListWidget::item:selected, QTableWidget::item:selected, QTreeWidget::item:selected {
    background: @selected; color: @text;
}
QTreeView::branch { background: transparent; image: none; border-image: none; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section {
    background: @surface; color: @muted; border: none; border-bottom: 1px solid @border;
    padding: 0 8px; min-height: 34px; font-weight: 500;
}
QHeaderView::section:hover { color: @text; background: @hover; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 0; }
QScrollBar:horizontal { height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: @borderStrong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QTabWidget::pane { border: none; }
)";

QColor mix(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

}  // namespace

QString styleSheet(const Theme& theme) {
    const Tokens& t = theme.tokens();
    const auto points = [&](TextStyle style) {
        return QString::number(theme.font(style).pointSizeF()) + QStringLiteral("pt");
    };
    const auto pixels = [](int value) { return QString::number(value) + QStringLiteral("px"); };
    const std::pair<const char*, QString> values[] = {
        {"@accentHover", t.accentHover.name()},
        {"@accentWash", theme.wash(Tone::Accent).name()},
        {"@accent", t.accent.name()},
        {"@onAccent", t.onAccent.name()},
        {"@freeHover", mix(t.free, t.text, 0.15).name()},
        {"@freeWash", theme.wash(Tone::Free).name()},
        {"@free", t.free.name()},
        {"@busyHover", mix(t.busy, t.text, 0.15).name()},
        {"@busyWash", theme.wash(Tone::Busy).name()},
        {"@busy", t.busy.name()},
        {"@ringingWash", theme.wash(Tone::Ringing).name()},
        {"@window", t.window.name()},
        {"@surface", t.surface.name()},
        {"@raised", t.raised.name()},
        {"@hover", t.hover.name()},
        {"@selected", t.selected.name()},
        {"@borderStrong", t.borderStrong.name()},
        {"@border", t.border.name()},
        {"@scroll", mix(t.borderStrong, t.surface, 0.45).name()},
        {"@text", t.text.name()},
        {"@muted", t.muted.name()},
        {"@faded", mix(t.muted, t.surface, 0.4).name()},
        {"@radiusSmall", pixels(size::kRadiusSmall)},
        {"@radius", pixels(size::kRadius)},
        {"@displaySize", points(TextStyle::Display)},
        {"@titleSize", points(TextStyle::Title)},
        {"@headingSize", points(TextStyle::Heading)},
        {"@bodySize", points(TextStyle::Body)},
        {"@captionSize", points(TextStyle::Caption)},
    };
    QString sheet;
    for (const char* part : {kButtons, kFields, kPanels, kMenus, kViews})
        sheet += QString::fromLatin1(part);
    for (const auto& [name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

}  // namespace euterpe::widgets
