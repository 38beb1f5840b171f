#include "desktop/screens/main/window_menus.h"

#include "desktop/screens/main/queue_control.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace euterpe::screens {
namespace {

using settings::Values;

constexpr int kLevels[] = {0, 10, 20, 30, 40, 50, 60, 70, 80};

}  // namespace

WindowMenus::WindowMenus(QMenuBar& bar, settings::Settings& settings, QueueControl& queues,
                         widgets::Theme& theme, QObject* parent)
    : QObject(parent), settings_(settings), options_(bar.addMenu(QString())), view_(bar.addMenu(QString())) {
    options_->setObjectName(QStringLiteral("optionsMenu"));
    view_->setObjectName(QStringLiteral("viewMenu"));
    buildOptions(queues, theme);
    buildView(theme);
    connect(&settings_, &settings::Settings::changed, this, &WindowMenus::refresh);
    retranslate();
    refresh();
}

void WindowMenus::buildOptions(QueueControl& queues, widgets::Theme& theme) {
    using widgets::Icon;
    connect_ = options_->addAction(theme.icon(Icon::Connected), QString());
    disconnect_ = options_->addAction(theme.icon(Icon::Disconnected), QString());
    options_->addSeparator();
    options_->addAction(&queues.pauseAction());
    options_->addAction(&queues.resumeAction());
    options_->addSeparator();
    account_ = options_->addAction(theme.icon(Icon::Phone), QString());
    buildContacts(theme);
    settingsAction_ = options_->addAction(theme.icon(Icon::Settings), QString());
    settingsAction_->setMenuRole(QAction::PreferencesRole);
    options_->addSeparator();
    quit_ = options_->addAction(theme.icon(Icon::Quit), QString());
    quit_->setMenuRole(QAction::QuitRole);
    quit_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void WindowMenus::buildContacts(widgets::Theme& theme) {
    using widgets::Icon;
    contacts_ = options_->addMenu(theme.icon(Icon::Phonebook), QString());
    contacts_->setObjectName(QStringLiteral("contactsMenu"));
    const auto add = [&](QAction*& action, Icon icon, ContactsWish wish, const char* name) {
        action = contacts_->addAction(theme.icon(icon), QString());
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, [this, wish] { emit contactsWished(wish); });
    };
    add(import_, Icon::Download, ContactsWish::Import, "menuImport");
    add(export_, Icon::None, ContactsWish::Export, "menuExport");
    add(imports_, Icon::Recent, ContactsWish::Imports, "menuImports");
    contacts_->addSeparator();
    add(cardDav_, Icon::None, ContactsWish::CardDav, "menuCardDav");
}

void WindowMenus::buildView(widgets::Theme& theme) {
    using widgets::Icon;
    pad_ = view_->addAction(theme.icon(Icon::Dialpad), QString());
    pad_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    buttons_ = view_->addAction(QString());
    volumes_ = view_->addAction(theme.icon(Icon::Volume), QString());
    view_->setToolTipsVisible(true);
    view_->addSeparator();
    extended_ = view_->addAction(theme.icon(Icon::ExtendedView), QString());
    extended_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    compact_ = view_->addAction(theme.icon(Icon::CompactView), QString());
    compact_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    auto* views = new QActionGroup(this);
    for (QAction* action : {extended_, compact_}) {
        action->setCheckable(true);
        views->addAction(action);
    }
    connect(extended_, &QAction::triggered, this,
            [this] { settings_.update([](Values& values) { values.compact = false; }); });
    connect(compact_, &QAction::triggered, this,
            [this] { settings_.update([](Values& values) { values.compact = true; }); });
    view_->addSeparator();
    onTop_ = view_->addAction(theme.icon(Icon::Pin), QString());
    addSwitch(pad_, &Values::showDialPad);
    addSwitch(buttons_, &Values::showButtons);
    addSwitch(volumes_, &Values::showVolumes);
    addSwitch(onTop_, &Values::alwaysOnTop);
    transparency_ = view_->addMenu(QString());
    transparency_->setObjectName(QStringLiteral("transparencyMenu"));
    levels_ = new QActionGroup(this);
    for (const int level : kLevels) {
        QAction* action = transparency_->addAction(QString());
        action->setCheckable(true);
        action->setData(level);
        levels_->addAction(action);
        connect(action, &QAction::triggered, this, [this, level] {
            settings_.update([level](Values& values) { values.transparency = level; });
        });
    }
}

void WindowMenus::addSwitch(QAction* action, bool Values::*member) {
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, member](bool checked) {
        settings_.update([member, checked](Values& values) { values.*member = checked; });
    });
}

void WindowMenus::setVolumesOffered(bool offered) {
    volumes_->setEnabled(offered);
    retranslate();
}

void WindowMenus::refresh() {
    const Values& values = settings_.values();
    pad_->setChecked(values.showDialPad);
    buttons_->setChecked(values.showButtons);
    volumes_->setChecked(values.showVolumes);
    (values.compact ? compact_ : extended_)->setChecked(true);
    onTop_->setChecked(values.alwaysOnTop);
    transparency_->setEnabled(values.alwaysOnTop);
    for (QAction* action : levels_->actions())
        action->setChecked(action->data().toInt() == values.transparency);
}

void WindowMenus::retranslate() {
    options_->setTitle(tr("&Options"));
    connect_->setText(tr("&Connect"));
    disconnect_->setText(tr("&Disconnect"));
    account_->setText(tr("Choose &telephone…"));
    contacts_->setTitle(tr("C&ontacts"));
    import_->setText(tr("&Import…"));
    export_->setText(tr("&Export…"));
    imports_->setText(tr("&Undo an import…"));
    cardDav_->setText(tr("&CardDAV accounts…"));
    settingsAction_->setText(tr("&Settings…"));
    quit_->setText(tr("&Quit"));
    view_->setTitle(tr("&View"));
    pad_->setText(tr("Dial &pad"));
    buttons_->setText(tr("&Function buttons"));
    volumes_->setText(tr("&Volumes"));
    volumes_->setToolTip(volumes_->isEnabled() ? QString() : tr("Available in mode Phone"));
    extended_->setText(tr("&Extended view"));
    compact_->setText(tr("&Compact view"));
    onTop_->setText(tr("Always on &top"));
    transparency_->setTitle(tr("T&ransparency"));
    for (QAction* action : levels_->actions()) {
        const int level = action->data().toInt();
        action->setText(level == 0 ? tr("None") : tr("%1 %").arg(level));
    }
}

}  // namespace euterpe::screens
