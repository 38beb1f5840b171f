#include "desktop/screens/dialogs/about_page.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/icons.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kLogo = 56;

}  // namespace

AboutPage::AboutPage(replica::Session& session, widgets::Theme& theme, QWidget* parent)
    : SettingsPage(parent), session_(session) {
    auto* logo = new QLabel(this);
    logo->setPixmap(
        theme.icons().pixmap(widgets::Icon::Logo, kLogo, theme.tokens().accent, devicePixelRatioF()));
    auto* name = new QLabel(QStringLiteral("Euterpe"), this);
    name->setProperty("type", "display");
    auto* row = new QHBoxLayout;
    row->setSpacing(widgets::space::kLarge);
    row->addWidget(logo);
    row->addWidget(name, 1);
    column()->addLayout(row);
    what_ = addNote();
    versions_ = new QLabel(this);
    versions_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    versions_->setWordWrap(true);
    column()->addSpacing(widgets::space::kMedium);
    column()->addWidget(versions_);
    column()->addSpacing(widgets::space::kMedium);
    licence_ = addNote();
    finish();
}

QString AboutPage::title() const {
    return tr("About");
}

void AboutPage::load(const settings::Values&) {
    retranslate();
}

void AboutPage::retranslate() {
    what_->setText(tr("The telephone's companion for users of an Asterisk PBX."));
    QStringList lines{tr("Version: %1").arg(QCoreApplication::applicationVersion())};
    const auto& server = session_.self().serverVersion();
    if (!server.empty())
        lines << tr("Server: %1").arg(models::qs(server));
    if (session_.pbx().isKnown() && !session_.pbx().status().version.empty())
        lines << tr("PBX: Asterisk %1").arg(models::qs(session_.pbx().status().version));
    versions_->setText(lines.join(u'\n'));
    licence_->setText(
        tr("Free software under the GNU General Public License, version 3 or later. There is no warranty."));
}

}  // namespace euterpe::screens
