#include "desktop/screens/main/own_header.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/avatar.h"
#include "desktop/widgets/elided_label.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {

using protocol::Presence;

OwnHeader::OwnHeader(replica::Session& session, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      session_(session),
      theme_(theme),
      avatar_(new widgets::Avatar(theme, widgets::size::kAvatarLarge, this)),
      name_(new widgets::ElidedLabel(theme, widgets::TextStyle::Title, widgets::Tone::Text, this)),
      number_(new widgets::ElidedLabel(theme, widgets::TextStyle::Small, widgets::Tone::Muted, this)),
      presence_(new QToolButton(this)),
      menu_(new QMenu(this)) {
    setObjectName(QStringLiteral("ownHeader"));
    name_->setObjectName(QStringLiteral("ownName"));
    number_->setObjectName(QStringLiteral("ownNumber"));
    presence_->setObjectName(QStringLiteral("presenceButton"));
    presence_->setProperty("kind", "quiet");
    presence_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    presence_->setPopupMode(QToolButton::InstantPopup);
    presence_->setMenu(menu_);
    presence_->setIconSize(QSize(widgets::size::kIconSmall, widgets::size::kIconSmall));
    for (const Presence presence :
         {Presence::Available, Presence::Away, Presence::Busy, Presence::NotAvailable, Presence::Offline})
        addPresence(presence);

    auto* below = new QHBoxLayout;
    below->setSpacing(widgets::space::kTiny);
    below->addWidget(number_, 1);
    below->addWidget(presence_);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name_);
    words->addLayout(below);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(widgets::space::kMedium);
    row->addWidget(avatar_, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);

    connect(&session_.self(), &replica::SelfStore::selfChanged, this, &OwnHeader::refresh);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &OwnHeader::refresh);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &OwnHeader::refresh);
    refresh();
}

void OwnHeader::addPresence(Presence presence) {
    QAction* action =
        menu_->addAction(theme_.icon(models::icon(presence), models::tone(presence)), QString());
    action->setCheckable(true);
    action->setData(static_cast<int>(presence));
    connect(action, &QAction::triggered, this, [this, presence] {
        session_.commands().setPresence(presence, this, [this](const Result<void>& done) {
            refresh();
            if (!done)
                emit failed(models::text(done.error().code));
        });
    });
}

void OwnHeader::refresh() {
    const auto& store = session_.self();
    const auto& self = store.self();
    const bool online = session_.syncState().isOnline();
    const QString name = models::qs(self.name);
    const QString first = name.section(u' ', 0, 0);
    const QString last = name.contains(u' ') ? name.section(u' ', -1) : QString();
    widgets::AvatarLook look;
    look.initials = models::initials(first, last);
    look.phone = online ? self.phone : protocol::PhoneState::Unknown;
    look.presence = online ? self.presence : Presence::Offline;
    avatar_->setLook(look);
    name_->setText(store.isKnown() ? name : tr("Not signed in"));

    number_->setText(self.extension.empty() ? QString()
                                            : tr("Extension %1").arg(models::qs(self.extension.str())));

    const auto status = models::status(look.presence);
    presence_->setIcon(theme_.icon(status.icon, status.tone));
    // The sign of a menu: the button looks like a label otherwise.
    presence_->setText(status.text + QStringLiteral(" ▾"));
    presence_->setEnabled(online);
    presence_->setAccessibleName(tr("Own presence: %1").arg(status.text));
    presence_->setToolTip(tr("Set your presence"));
    for (QAction* action : menu_->actions()) {
        const auto presence = static_cast<Presence>(action->data().toInt());
        action->setText(models::status(presence).text);
        action->setChecked(online && presence == self.chosenPresence);
        action->setEnabled(online);
    }
    menu_->setTitle(tr("Presence"));
}

void OwnHeader::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
