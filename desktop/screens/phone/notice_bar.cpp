#include "desktop/screens/phone/notice_bar.h"

#include "desktop/widgets/icons.h"

#include <utility>

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

const char* toneName(widgets::Tone tone) {
    switch (tone) {
        case widgets::Tone::Busy:
            return "busy";
        case widgets::Tone::Ringing:
            return "ringing";
        case widgets::Tone::Free:
            return "free";
        case widgets::Tone::Text:
        case widgets::Tone::Muted:
        case widgets::Tone::Accent:
        case widgets::Tone::OnAccent:
        case widgets::Tone::OnText:
        case widgets::Tone::Away:
        case widgets::Tone::Offline:
            return "accent";
    }
    return "accent";
}

}  // namespace

NoticeBar::NoticeBar(widgets::Theme& theme, QWidget* parent)
    : QFrame(parent),
      theme_(theme),
      icon_(new QLabel(this)),
      text_(new QLabel(this)),
      action_(new QPushButton(this)),
      close_(new QToolButton(this)) {
    setObjectName(QStringLiteral("notice"));
    setProperty("panel", "banner");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(widgets::space::kSmall, widgets::space::kTiny, widgets::space::kTiny,
                            widgets::space::kTiny);
    row->setSpacing(widgets::space::kSmall);
    auto* words = new QVBoxLayout;
    words->setSpacing(widgets::space::kTiny);
    words->addWidget(text_);
    words->addWidget(action_, 0, Qt::AlignLeft);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(close_, 0, Qt::AlignTop);
    icon_->setContentsMargins(0, widgets::space::kSmall, 0, 0);
    text_->setWordWrap(true);
    text_->setContentsMargins(0, widgets::space::kSmall - 2, 0, widgets::space::kTiny);
    text_->setObjectName(QStringLiteral("noticeText"));
    action_->setObjectName(QStringLiteral("noticeAction"));
    close_->setObjectName(QStringLiteral("noticeClose"));
    close_->setProperty("kind", "quiet");
    close_->setIcon(theme_.icon(widgets::Icon::Clear, widgets::Tone::Muted));
    connect(close_, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    connect(action_, &QPushButton::clicked, this, [this] {
        const auto act = std::exchange(act_, {});
        clear();
        if (act)
            act();
    });
    connect(&theme_, &widgets::Theme::changed, this, &NoticeBar::retranslate);
    hide();
}

void NoticeBar::say(widgets::Tone tone, Speak speak, std::function<void()> act) {
    tone_ = tone;
    speak_ = std::move(speak);
    act_ = std::move(act);
    setProperty("tone", toneName(tone));
    style()->unpolish(this);
    style()->polish(this);
    retranslate();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::clear() {
    hide();
    speak_ = {};
    act_ = {};
    text_->clear();
}

QString NoticeBar::text() const {
    return text_->text();
}

void NoticeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::retranslate() {
    close_->setAccessibleName(tr("Close this notice"));
    close_->setToolTip(close_->accessibleName());
    if (!speak_)
        return;
    const Words words = speak_();
    text_->setText(words.text);
    action_->setText(words.action);
    action_->setVisible(!words.action.isEmpty());
    setAccessibleName(words.text);
    const auto icon = tone_ == widgets::Tone::Busy || tone_ == widgets::Tone::Ringing ? widgets::Icon::Warning
                                                                                      : widgets::Icon::Info;
    icon_->setPixmap(
        theme_.icons().pixmap(icon, widgets::size::kIcon, theme_.color(tone_), devicePixelRatioF()));
}

}  // namespace euterpe::screens
