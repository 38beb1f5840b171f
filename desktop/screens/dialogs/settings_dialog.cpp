#include "desktop/screens/dialogs/settings_dialog.h"

#include "desktop/screens/dialogs/about_page.h"
#include "desktop/screens/dialogs/appearance_page.h"
#include "desktop/screens/dialogs/calm_delegate.h"
#include "desktop/screens/dialogs/connection_page.h"
#include "desktop/screens/dialogs/mode_page.h"
#include "desktop/screens/dialogs/services_page.h"
#include "desktop/screens/dialogs/softphone_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kListWidth = 210;

bool sameConnection(const settings::Values& a, const settings::Values& b) {
    return a.address == b.address && a.port == b.port && a.user == b.user && a.mode == b.mode &&
           a.caFile == b.caFile;
}

}  // namespace

SettingsDialog::SettingsDialog(replica::Session& session, settings::Settings& settings,
                               settings::SecretStore& secrets, widgets::Theme& theme, QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      theme_(theme),
      connection_(new ConnectionPage(settings, secrets, theme, this)),
      list_(new QListWidget(this)),
      stack_(new QStackedWidget(this)),
      save_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(QStringLiteral("settingsDialog"));
    list_->setObjectName(QStringLiteral("settingsPages"));
    list_->setProperty("kind", "pages");
    list_->setFixedWidth(kListWidth);
    list_->setIconSize(QSize(widgets::size::kIcon, widgets::size::kIcon));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setItemDelegate(new CalmDelegate(theme_, list_));
    save_->setObjectName(QStringLiteral("saveSettings"));
    save_->setProperty("kind", "primary");
    save_->setDefault(true);
    cancel_->setObjectName(QStringLiteral("cancelSettings"));
    cancel_->setAutoDefault(false);
    auto* mode = new ModePage(this);
    auto* softphone = new SoftphonePage(session.softphone(), theme, this);
    connect(mode, &ModePage::modeChosen, softphone, &SoftphonePage::setMode);
    addPage(mode);
    addPage(connection_);
    addPage(new ServicesPage(this));
    addPage(softphone);
    addPage(new AppearancePage(this));
    addPage(new AboutPage(session, theme, this));

    auto* line = new QFrame(this);
    line->setProperty("panel", "line");
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(list_);
    auto* divider = new QFrame(this);
    divider->setProperty("panel", "sunken");
    divider->setFixedWidth(1);
    body->addWidget(divider);
    body->addWidget(stack_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(widgets::space::kLarge, widgets::space::kMedium, widgets::space::kLarge,
                                widgets::space::kMedium);
    buttons->setSpacing(widgets::space::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(save_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(line);
    column->addLayout(buttons);
    resize(760, 640);

    connect(list_, &QListWidget::currentRowChanged, stack_, &QStackedWidget::setCurrentIndex);
    connect(save_, &QPushButton::clicked, this, &SettingsDialog::accept);
    connect(cancel_, &QPushButton::clicked, this, &SettingsDialog::reject);
    connect(connection_, &ConnectionPage::imported, this, [this] {
        before_ = settings_.values();
        loadAll();
    });
    retranslate();
}

void SettingsDialog::addPage(SettingsPage* page) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    stack_->addWidget(scroll);
    auto* item = new QListWidgetItem(theme_.icon(page->icon()), QString(), list_);
    item->setSizeHint(QSize(0, widgets::size::kTouch));
    pages_.push_back(page);
    connect(page, &SettingsPage::previewChanged, this, &SettingsDialog::preview);
}

void SettingsDialog::openAt(Page page) {
    if (!isVisible()) {
        before_ = settings_.values();
        connection_->clearPassword();
        loadAll();
    }
    showPage(page);
    open();
    raise();
    activateWindow();
}

void SettingsDialog::showPage(Page page) {
    list_->setCurrentRow(static_cast<int>(page));
}

void SettingsDialog::loadAll() {
    for (SettingsPage* page : pages_)
        page->load(settings_.values());
}

void SettingsDialog::preview() {
    settings::Values draft = before_;
    for (const SettingsPage* page : pages_)
        page->store(draft);
    settings_.update([&](settings::Values& values) {
        values.language = draft.language;
        values.theme = draft.theme;
    });
}

void SettingsDialog::accept() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        if (!pages_[i]->validate()) {
            list_->setCurrentRow(static_cast<int>(i));
            return;
        }
    }
    settings_.update([&](settings::Values& values) {
        for (const SettingsPage* page : pages_)
            page->store(values);
        if (values.user != before_.user || values.address != before_.address)
            values.account.clear();
    });
    const QString password = connection_->newPassword();
    const bool keep = connection_->keepPassword();
    const bool changed = !sameConnection(before_, settings_.values()) || !password.isEmpty();
    connection_->clearPassword();
    using protocol::Mode;
    const bool otherPhone = (before_.mode == Mode::Phone) != (settings_.values().mode == Mode::Phone);
    QDialog::accept();
    if (otherPhone)
        emit telephoneChanged();
    if (changed)
        emit connectionChanged(password, keep);
}

void SettingsDialog::reject() {
    settings_.update([&](settings::Values& values) {
        values.language = before_.language;
        values.theme = before_.theme;
    });
    connection_->clearPassword();
    QDialog::reject();
}

void SettingsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate() {
    setWindowTitle(tr("Settings"));
    list_->setAccessibleName(tr("Pages"));
    for (std::size_t i = 0; i < pages_.size(); ++i)
        list_->item(static_cast<int>(i))->setText(pages_[i]->title());
    save_->setText(tr("Save"));
    cancel_->setText(tr("Cancel"));
}

}  // namespace euterpe::screens
