#include "desktop/widgets/theme.h"

#include "desktop/widgets/app_style.h"
#include "desktop/widgets/blink_clock.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/style_sheet.h"
#include "desktop/widgets/system_scheme.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace euterpe::widgets {
namespace {

constexpr float kDisabledOpacity = 0.55F;

QColor mixed(const QColor& ground, const QColor& tint, float share) {
    return QColor::fromRgbF(ground.redF() * (1 - share) + tint.redF() * share,
                            ground.greenF() * (1 - share) + tint.greenF() * share,
                            ground.blueF() * (1 - share) + tint.blueF() * share);
}

// Looks its colour up when it draws, so that a QIcon set once follows every change of scheme.
class ThemedIcon : public QIconEngine {
  public:
    ThemedIcon(const Theme& theme, Icon icon, Tone tone) : theme_(theme), icon_(icon), tone_(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal dpr = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * dpr, mode, state, dpr));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` is in device pixels.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        // Muted whatever its tone: a filled button loses its fill when disabled.
        QColor color = theme_.color(mode == QIcon::Disabled ? Tone::Muted : tone_);
        if (mode == QIcon::Disabled)
            color.setAlphaF(kDisabledOpacity);
        QPixmap drawn = theme_.icons().pixmap(icon_, qMin(size.width(), size.height()), color, 1.0);
        drawn.setDevicePixelRatio(scale);
        return drawn;
    }

    QIconEngine* clone() const override { return new ThemedIcon(theme_, icon_, tone_); }
    bool isNull() override { return icon_ == Icon::None; }

  private:
    const Theme& theme_;
    Icon icon_;
    Tone tone_;
};

QPalette paletteOf(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.hover);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.busy);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.text);
    p.setColor(QPalette::ToolTipText, t.surface);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Midlight, t.border);
    p.setColor(QPalette::Dark, t.borderStrong);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Shadow, t.borderStrong);
    const QColor faded = mixed(t.muted, t.surface, 0.4F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faded);
    p.setColor(QPalette::Disabled, QPalette::Base, t.window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.border);
    return p;
}

// The user's own choice of font stands; only where the platform names none (a bare X server) a face made for
// screens is preferred, if installed.
QFont uiFont(const QFont& platform) {
    QFont font = platform;
    const QString family = QFontInfo(platform).family();
    if (family.startsWith(QLatin1String("DejaVu")) || family.startsWith(QLatin1String("Sans")))
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Cantarell"), QStringLiteral("Noto Sans"),
                          QStringLiteral("DejaVu Sans")});
    return font;
}

// Ordinary points of a style at the ordinary system size.
double points(TextStyle style) {
    switch (style) {
        case TextStyle::Caption:
            return 9.5;
        case TextStyle::Small:
            return 10.5;
        case TextStyle::Body:
        case TextStyle::BodyStrong:
            return 11;
        case TextStyle::Heading:
            return 12;
        case TextStyle::Title:
            return 15;
        case TextStyle::Display:
            return 20;
    }
    return 11;
}

}  // namespace

Theme::Theme(QObject* parent)
    : QObject(parent),
      tokens_(Tokens::light()),
      icons_(std::make_unique<IconSet>()),
      blink_(std::make_unique<BlinkClock>()) {
    makeFonts();
}

Theme::~Theme() = default;

void Theme::install(QApplication& application) {
    application_ = &application;
    system_ = std::make_unique<SystemScheme>(QApplication::palette());
    connect(system_.get(), &SystemScheme::changed, this, &Theme::refresh);
    baseFont_ = uiFont(QApplication::font());
    makeFonts();
    QApplication::setStyle(new AppStyle(*this));
    refresh();
}

void Theme::setChoice(SchemeChoice choice) {
    choice_ = choice;
    refresh();
}

void Theme::refresh() {
    const bool dark = choice_ == SchemeChoice::System ? system_ != nullptr && system_->isDark()
                                                      : choice_ == SchemeChoice::Dark;
    tokens_ = dark ? Tokens::darkTheme() : Tokens::light();
    if (application_ == nullptr)
        return;
    QApplication::setPalette(paletteOf(tokens_));
    QApplication::setFont(font(TextStyle::Small));
    application_->setStyleSheet(styleSheet(*this));
    emit changed();
}

QColor Theme::color(Tone tone) const {
    switch (tone) {
        case Tone::Text:
            return tokens_.text;
        case Tone::Muted:
            return tokens_.muted;
        case Tone::Accent:
            return tokens_.accent;
        case Tone::OnAccent:
            return tokens_.onAccent;
        case Tone::OnText:
            return tokens_.surface;
        case Tone::Free:
            return tokens_.free;
        case Tone::Busy:
            return tokens_.busy;
        case Tone::Ringing:
            return tokens_.ringing;
        case Tone::Away:
            return tokens_.away;
        case Tone::Offline:
            return tokens_.offline;
    }
    return tokens_.text;
}

QColor Theme::wash(Tone tone) const {
    return mixed(tokens_.surface, color(tone), tokens_.dark ? 0.16F : 0.10F);
}

void Theme::makeFonts() {
    // A system font beyond the ordinary 11 pt is a user who needs it larger: everything grows with it.
    const double scale = qBound(1.0, baseFont_.pointSizeF() / 11.0, 2.0);
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
        const auto style = static_cast<TextStyle>(i);
        const bool isPlain =
            style == TextStyle::Caption || style == TextStyle::Small || style == TextStyle::Body;
        fonts_[i] = baseFont_;
        fonts_[i].setPointSizeF(points(style) * scale);
        fonts_[i].setWeight(isPlain ? QFont::Normal : QFont::DemiBold);
    }
}

int Theme::rowHeight() const {
    return qMax(size::kRow, QFontMetrics(font(TextStyle::Body)).height() + 2 * space::kSmall);
}

QIcon Theme::icon(Icon icon, Tone tone) const {
    return QIcon(new ThemedIcon(*this, icon, tone));
}

}  // namespace euterpe::widgets
