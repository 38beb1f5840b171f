// The design system: colours, sizes and fonts of the whole application, in light and dark.
//
// Owns: the tokens in use, the icon set, the application's palette and its one stylesheet. Made once in
// desktop/app, passed by reference to every widget that paints. GUI thread only.
//
// How a screen gets its looks: no stylesheet of its own. It uses plain Qt widgets and, where one differs from
// the ordinary, a dynamic property that the application's stylesheet knows, set before the widget is shown:
//   QPushButton / QToolButton  "kind"   primary, success, danger, quiet, tile (with "on" true: a service that
//   is on) QFrame                     "panel"  card, raised, sunken, line; banner with "tone" busy, ringing,
//   free QLabel                     "type"   display, title, heading, body, strong, muted, caption, wrong
//   QLineEdit                  "kind"   display;  "state"  wrong
// A widget that paints itself asks color(), tokens(), font() and icons(), and repaints on changed().
#pragma once

#include "desktop/models/look.h"

#include <array>
#include <memory>

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

class QApplication;
class QWidget;

namespace euterpe::widgets {

class BlinkClock;
class IconSet;
class SystemScheme;

using models::Icon;
using models::Tone;

// What the user chose in Settings.
enum class SchemeChoice { System, Light, Dark };

// Spacing scale, device-independent pixels. Margins of a screen: kMedium; between unrelated groups: kLarge.
namespace space {
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kHuge = 24;
}  // namespace space

namespace size {
inline constexpr int kRadius = 8;       // cards, popups
inline constexpr int kRadiusSmall = 6;  // buttons, fields, menu rows
inline constexpr int kRow = 42;         // table rows
inline constexpr int kControl = 36;     // fields and buttons
inline constexpr int kTouch = 44;       // what a finger hits: dial pad, call buttons (A5)
inline constexpr int kIconSmall = 16;
inline constexpr int kIcon = 20;
inline constexpr int kIconLarge = 24;
inline constexpr int kAvatar = 30;
inline constexpr int kAvatarLarge = 48;
}  // namespace size

// Type scale, points: 9.5 caption, 10.5 muted and controls, 11 body and rows, 12 heading, 15 title, 20
// display.
enum class TextStyle { Caption, Small, Body, BodyStrong, Heading, Title, Display };

// One theme's colours. Text, muted and every Tone have >= 4.5:1 on window, surface, raised, hover, selected.
struct Tokens {
    bool dark = false;
    QColor window;        // behind everything
    QColor surface;       // tables, lists, fields
    QColor raised;        // cards, popups, menus
    QColor hover;         // under the pointer
    QColor selected;      // selected row
    QColor border;        // hairlines
    QColor borderStrong;  // outline of fields and buttons
    QColor text;
    QColor muted;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor free;
    QColor busy;
    QColor ringing;
    QColor away;
    QColor offline;

    static Tokens light();
    static Tokens darkTheme();
};

class Theme : public QObject {
    Q_OBJECT
  public:
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    // Sets style, palette, font and stylesheet of the application and follows the system from now on. Call
    // once, before the first window; later changes of scheme are applied by themselves.
    void install(QApplication& application);

    void setChoice(SchemeChoice choice);
    SchemeChoice choice() const { return choice_; }

    const Tokens& tokens() const { return tokens_; }
    bool isDark() const { return tokens_.dark; }
    QColor color(Tone tone) const;
    // The tone as a light wash, for the background of pills, badges and banners; `tone` itself stays readable
    // on it.
    QColor wash(Tone tone) const;
    const QFont& font(TextStyle style) const { return fonts_[static_cast<std::size_t>(style)]; }
    // Of table rows: text enlarged by the user makes rows taller.
    int rowHeight() const;
    // An icon for buttons, menus and actions in the tone's colour, also after a change of scheme: it asks for
    // the colour each time it is drawn. Faded when disabled. The theme must outlive it.
    QIcon icon(Icon icon, Tone tone = Tone::Text) const;
    // Renders icons in any colour; see icons.h.
    const IconSet& icons() const { return *icons_; }
    // What makes ringing blink, everywhere in step; see blink_clock.h.
    BlinkClock& blink() const { return *blink_; }

  signals:
    // Colours differ now; the palette and the stylesheet are already in place. Cached pixmaps are stale.
    void changed();

  private:
    void refresh();
    void makeFonts();

    SchemeChoice choice_ = SchemeChoice::System;
    Tokens tokens_;
    QFont baseFont_;
    QApplication* application_ = nullptr;
    std::array<QFont, 7> fonts_;
    std::unique_ptr<IconSet> icons_;
    std::unique_ptr<BlinkClock> blink_;
    std::unique_ptr<SystemScheme> system_;
};

}  // namespace euterpe::widgets
