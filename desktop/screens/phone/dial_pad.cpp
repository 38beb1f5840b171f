#include "desktop/screens/phone/dial_pad.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

namespace euterpe::screens {
namespace {

constexpr int kHoldForPlusMs = 600;

}  // namespace

DialKey::DialKey(QChar key, const QString& letters, widgets::Theme& theme, QWidget* parent)
    : QAbstractButton(parent), key_(key), letters_(letters), theme_(theme) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAttribute(Qt::WA_Hover);
    connect(&theme_, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DialKey::sizeHint() const {
    return {88, widgets::size::kTouch + 6};
}

QSize DialKey::minimumSizeHint() const {
    return {56, widgets::size::kTouch};
}

void DialKey::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void DialKey::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void DialKey::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = theme_.tokens();
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    QColor fill = tokens.raised;
    if (isDown())
        fill = tokens.selected;
    else if (underMouse())
        fill = tokens.hover;
    painter.setBrush(fill);
    painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.border, hasFocus() ? 2.0 : 1.0));
    painter.drawRoundedRect(box, widgets::size::kRadius, widgets::size::kRadius);

    painter.setPen(tokens.text);
    painter.setFont(theme_.font(widgets::TextStyle::Title));
    if (letters_.isEmpty()) {
        painter.drawText(box, Qt::AlignCenter, QString(key_));
        return;
    }
    const qreal split = box.height() * 0.60;
    painter.drawText(QRectF(box.left(), box.top() + 1, box.width(), split),
                     Qt::AlignHCenter | Qt::AlignVCenter, QString(key_));
    painter.setPen(tokens.muted);
    QFont small = theme_.font(widgets::TextStyle::Caption);
    small.setPointSizeF(small.pointSizeF() * 0.84);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 1.2);
    painter.setFont(small);
    painter.drawText(QRectF(box.left(), box.top() + split - 3, box.width(), box.height() - split),
                     Qt::AlignHCenter | Qt::AlignVCenter, letters_);
}

DialPad::DialPad(widgets::Theme& theme, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("dialPad"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(widgets::space::kTiny + 2);
    static constexpr struct {
        char key;
        const char* letters;
    } kKeys[] = {{'1', ""},     {'2', "ABC"}, {'3', "DEF"},  {'4', "GHI"}, {'5', "JKL"}, {'6', "MNO"},
                 {'7', "PQRS"}, {'8', "TUV"}, {'9', "WXYZ"}, {'*', ""},    {'0', "+"},   {'#', ""}};
    int index = 0;
    for (const auto& key : kKeys) {
        addKey(index / 3, index % 3, QLatin1Char(key.key), QString::fromLatin1(key.letters), theme);
        ++index;
    }
    retranslate();
}

void DialPad::addKey(int row, int column, QChar key, const QString& letters, widgets::Theme& theme) {
    auto* button = new DialKey(key, letters, theme, this);
    button->setObjectName(QStringLiteral("dialKey") + key);
    static_cast<QGridLayout*>(layout())->addWidget(button, row, column);
    keys_.push_back(button);
    if (key != u'0') {
        connect(button, &DialKey::clicked, this, [this, key] { emit pressed(key); });
        return;
    }
    auto* hold = new QTimer(button);
    hold->setSingleShot(true);
    hold->setInterval(kHoldForPlusMs);
    connect(button, &DialKey::pressed, this, [this, hold] {
        plusSent_ = false;
        hold->start();
    });
    connect(button, &DialKey::released, hold, &QTimer::stop);
    connect(hold, &QTimer::timeout, this, [this] {
        plusSent_ = true;
        emit pressed(u'+');
    });
    connect(button, &DialKey::clicked, this, [this] {
        if (!plusSent_)
            emit pressed(u'0');
        plusSent_ = false;
    });
}

void DialPad::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DialPad::retranslate() {
    setAccessibleName(tr("Dial pad"));
    for (DialKey* key : keys_) {
        if (key->key() == u'*')
            key->setAccessibleName(tr("Star"));
        else if (key->key() == u'#')
            key->setAccessibleName(tr("Hash"));
        else
            key->setAccessibleName(QString(key->key()));
        if (key->key() == u'0')
            key->setToolTip(tr("Hold for +"));
    }
}

}  // namespace euterpe::screens
