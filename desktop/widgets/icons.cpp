#include "desktop/widgets/icons.h"

#include <array>

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

// Outside any namespace because the macro declares a function of the global one.
static void registerIconResources() {
    Q_INIT_RESOURCE(icons);
}

namespace euterpe::widgets {
namespace {

// Enough for every icon in a few sizes and colours; a change of scheme or screen fills it anew.
constexpr std::size_t kCacheEntries = 1024;

constexpr std::array<const char*, static_cast<std::size_t>(Icon::Count)> kNames = {
    "",
    "star",
    "star-filled",
    "extensions",
    "phonebook",
    "recent",
    "chat",
    "queue",
    "voicemail",
    "phone",
    "phone-incoming",
    "phone-outgoing",
    "phone-missed",
    "hang-up",
    "reject",
    "backspace",
    "dialpad",
    "pause",
    "play",
    "transfer",
    "transfer-attended",
    "park",
    "record",
    "conference",
    "forward",
    "do-not-disturb",
    "fork-to-mobile",
    "pick-up",
    "book-call",
    "microphone",
    "microphone-off",
    "volume",
    "state-free",
    "state-busy",
    "state-ringing",
    "state-on-hold",
    "state-unregistered",
    "state-unknown",
    "presence-available",
    "presence-away",
    "presence-busy",
    "presence-not-available",
    "presence-offline",
    "queue-active",
    "queue-partly-paused",
    "queue-paused",
    "search",
    "clear",
    "calendar",
    "copy",
    "check",
    "plus",
    "edit",
    "trash",
    "download",
    "chevron-right",
    "chevron-left",
    "chevron-down",
    "chevron-up",
    "menu",
    "more",
    "settings",
    "connected",
    "disconnected",
    "refresh",
    "warning",
    "info",
    "lock",
    "account",
    "server",
    "globe",
    "quit",
    "pin",
    "compact-view",
    "extended-view",
    "eye",
    "eye-off",
    "bell",
    "bell-off",
    "sun",
    "moon",
    "mobile",
    "mail",
    "building",
    "home",
    "fax",
    "table",
    "id-card",
    "cloud",
    "logo",
};
static_assert(kNames.back() != nullptr, "every Icon has a file");

}  // namespace

const char* fileName(Icon icon) {
    return kNames[static_cast<std::size_t>(icon)];
}

std::size_t IconSet::KeyHash::operator()(const Key& key) const noexcept {
    const auto high = static_cast<std::size_t>(key.icon) << 16U | static_cast<std::size_t>(key.pixels);
    return std::hash<std::size_t>{}(high << 32U | key.color);
}

IconSet::IconSet() {
    registerIconResources();
}

const QByteArray& IconSet::source(Icon icon) const {
    auto [it, isNew] = sources_.try_emplace(static_cast<int>(icon));
    if (isNew) {
        QFile file(QStringLiteral(":/euterpe/icons/%1.svg").arg(QLatin1String(fileName(icon))));
        if (file.open(QIODevice::ReadOnly))
            it->second = file.readAll();
    }
    return it->second;
}

QPixmap IconSet::pixmap(Icon icon, int size, const QColor& color, qreal dpr) const {
    const int pixels = qMax(1, qRound(size * dpr));
    if (icon == Icon::None || icon == Icon::Count)
        return {};
    const Key key{icon, pixels, color.rgba()};
    if (const auto found = cache_.find(key); found != cache_.end()) {
        QPixmap ready = found->second;
        ready.setDevicePixelRatio(dpr);
        return ready;
    }
    QByteArray svg = source(icon);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QPixmap drawn(pixels, pixels);
    drawn.fill(Qt::transparent);
    {
        QPainter painter(&drawn);
        painter.setOpacity(color.alphaF());
        QSvgRenderer(svg).render(&painter, QRectF(0, 0, pixels, pixels));
    }
    if (cache_.size() >= kCacheEntries)
        cache_.clear();
    cache_.emplace(key, drawn);
    drawn.setDevicePixelRatio(dpr);
    return drawn;
}

void IconSet::paint(QPainter& painter, const QRect& rect, Icon icon, int size, const QColor& color) const {
    const qreal dpr = painter.device() != nullptr ? painter.device()->devicePixelRatioF() : 1.0;
    const QPixmap drawn = pixmap(icon, size, color, dpr);
    const QPoint at(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
    painter.drawPixmap(at, drawn);
}

}  // namespace euterpe::widgets
