// The design's promises: contrast in both schemes, one file per icon, and a change of scheme that reaches
// everything.
#include "desktop/widgets/theme.h"

#include "desktop/widgets/icons.h"

#include <cmath>
#include <set>

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <gtest/gtest.h>

namespace euterpe::widgets {
namespace {

double luminance(const QColor& color) {
    const auto linear = [](float channel) {
        return channel <= 0.03928F ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

constexpr Tone kInks[] = {Tone::Text, Tone::Muted,   Tone::Accent, Tone::Free,
                          Tone::Busy, Tone::Ringing, Tone::Away,   Tone::Offline};

class ThemeTest : public ::testing::TestWithParam<SchemeChoice> {
  protected:
    ThemeTest() {
        theme.install(*qApp);
        theme.setChoice(GetParam());
    }
    ~ThemeTest() override {
        qApp->setStyleSheet({});
        QApplication::setStyle(QStringLiteral("Fusion"));
    }
    Theme theme;
};

TEST_P(ThemeTest, EveryInkIsReadableOnEverySurface) {
    const Tokens& t = theme.tokens();
    for (const Tone tone : kInks)
        for (const QColor& ground : {t.window, t.surface, t.raised, t.hover, t.selected, theme.wash(tone)})
            EXPECT_GE(contrast(theme.color(tone), ground), 4.5)
                << static_cast<int>(tone) << " on " << ground.name().toStdString();
    for (const Tone tone : {Tone::Accent, Tone::Free, Tone::Busy, Tone::Ringing})
        EXPECT_GE(contrast(t.onAccent, theme.color(tone)), 4.5) << static_cast<int>(tone);
    // Outlines of controls (WCAG 1.4.11).
    EXPECT_GE(contrast(t.borderStrong, t.surface), 3.0);
    EXPECT_GE(contrast(t.borderStrong, t.raised), 3.0);
}

TEST_P(ThemeTest, NoTokenIsLeftInTheStylesheet) {
    EXPECT_FALSE(qApp->styleSheet().isEmpty());
    EXPECT_FALSE(qApp->styleSheet().contains(QLatin1Char('@')));
}

TEST_P(ThemeTest, RowsAreReadableFromAfar) {
    EXPECT_GE(theme.font(TextStyle::Body).pointSizeF(), 10.5);
    EXPECT_GE(theme.rowHeight(), 34);
}

TEST_P(ThemeTest, IconsTakeTheColourOfTheScheme) {
    const QImage drawn = theme.icon(Icon::StarFilled, Tone::Accent).pixmap(24, 24).toImage();
    EXPECT_EQ(drawn.pixelColor(12, 13).rgb(), theme.color(Tone::Accent).rgb());
}

INSTANTIATE_TEST_SUITE_P(Schemes, ThemeTest, ::testing::Values(SchemeChoice::Light, SchemeChoice::Dark));

TEST(Icons, EachHasItsOwnDrawing) {
    const IconSet icons;
    std::set<QByteArray> drawings;
    for (int i = 1; i < static_cast<int>(Icon::Count); ++i) {
        const auto icon = static_cast<Icon>(i);
        QFile file(QStringLiteral(":/euterpe/icons/%1.svg").arg(QLatin1String(fileName(icon))));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << fileName(icon);
        const QByteArray svg = file.readAll();
        EXPECT_TRUE(svg.contains("currentColor")) << fileName(icon);
        EXPECT_TRUE(QSvgRenderer(svg).isValid()) << fileName(icon);
        EXPECT_TRUE(drawings.insert(svg).second) << fileName(icon);
        const QImage drawn = icons.pixmap(icon, 24, Qt::black, 2).toImage();
        EXPECT_EQ(drawn.size(), QSize(48, 48));
    }
}

TEST(Icons, AreDrawnOncePerLook) {
    const IconSet icons;
    const QPixmap first = icons.pixmap(Icon::Phone, 20, Qt::red, 1);
    EXPECT_EQ(icons.pixmap(Icon::Phone, 20, Qt::red, 1).cacheKey(), first.cacheKey());
    EXPECT_NE(icons.pixmap(Icon::Phone, 20, Qt::blue, 1).cacheKey(), first.cacheKey());
    EXPECT_TRUE(icons.pixmap(Icon::None, 20, Qt::red, 1).isNull());
}

TEST(ThemeChange, ReachesPaletteAndIcons) {
    Theme theme;
    theme.install(*qApp);
    theme.setChoice(SchemeChoice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    const QIcon icon = theme.icon(Icon::Phone);
    const QImage light = icon.pixmap(24, 24).toImage();
    theme.setChoice(SchemeChoice::Dark);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), theme.tokens().window);
    EXPECT_NE(icon.pixmap(24, 24).toImage(), light);
    qApp->setStyleSheet({});
    QApplication::setStyle(QStringLiteral("Fusion"));
}

}  // namespace
}  // namespace euterpe::widgets
