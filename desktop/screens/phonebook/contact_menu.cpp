#include "desktop/screens/phonebook/contact_menu.h"

#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/theme.h"

#include <vector>

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace euterpe::screens {
namespace {

using protocol::ContactField;
using protocol::ContactFieldType;
using widgets::Icon;
using widgets::Tone;
using Fields = std::vector<ContactField>;
using Act = std::function<void(const QString&)>;

QString translated(const char* text) {
    return QCoreApplication::translate("ContactMenu", text);
}

// A menu row leaves no room for a shortcut's letter in what others wrote.
QString plain(const std::string& value) {
    return models::qs(value).replace(u'&', QStringLiteral("&&"));
}

class Builder {
  public:
    Builder(QMenu& menu, const PersonContext& context) : menu_(menu), context_(context) {}

    // One action, or a submenu with one for each field.
    void offer(const Fields& fields, Icon icon, const char* words, const QString& obstacle, const char* name,
               const Act& act) {
        if (fields.empty())
            return;
        const QIcon picture = context_.theme.icon(icon, Tone::Accent);
        if (fields.size() == 1) {
            const QString value = models::qs(fields[0].value);
            QAction* action =
                menu_.addAction(picture, translated(words) + QStringLiteral(": ") + plain(fields[0].value),
                                &menu_, [act, value] { act(value); });
            return finish(action, obstacle, name);
        }
        QMenu* more = menu_.addMenu(picture, translated(words));
        more->setToolTipsVisible(true);
        for (const ContactField& field : fields)
            more->addAction(context_.theme.icon(models::icon(field.type), Tone::Muted),
                            models::text(field.type) + QStringLiteral(": ") + plain(field.value), &menu_,
                            [act, value = models::qs(field.value)] { act(value); });
        finish(more->menuAction(), obstacle, name);
    }

    void change(Icon icon, const char* words, const QString& obstacle, const char* name,
                const std::function<void()>& act) {
        finish(menu_.addAction(context_.theme.icon(icon, Tone::Muted), translated(words), &menu_, act),
               obstacle, name);
    }

  private:
    static void finish(QAction* action, const QString& obstacle, const char* name) {
        action->setObjectName(QLatin1String(name));
        action->setEnabled(obstacle.isEmpty());
        action->setToolTip(obstacle);
    }

    QMenu& menu_;
    const PersonContext& context_;
};

}  // namespace

void ContactMenu::popup(const PersonContext& context, const QPoint& at, QWidget* parent) const {
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("contactMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    Fields numbers, addresses;
    for (const ContactField& field : contact.fields)
        (field.type == ContactFieldType::Email ? addresses : numbers).push_back(field);
    Builder build(*menu, context);
    build.offer(numbers, Icon::Phone, QT_TRANSLATE_NOOP("ContactMenu", "Call"), whyNoCall(context),
                "menuCall", call);
    if (context.calls.talking() != nullptr) {
        build.offer(numbers, Icon::TransferAttended,
                    QT_TRANSLATE_NOOP("ContactMenu", "Transfer after asking"), {}, "menuTransferAttended",
                    [does = act](const QString& number) { does(PersonAction::TransferAttended, number); });
        build.offer(numbers, Icon::Transfer, QT_TRANSLATE_NOOP("ContactMenu", "Transfer at once"), {},
                    "menuTransferBlind",
                    [does = act](const QString& number) { does(PersonAction::TransferBlind, number); });
    }
    build.offer(addresses, Icon::Mail, QT_TRANSLATE_NOOP("ContactMenu", "Write an e-mail"), {}, "menuWrite",
                write);
    build.offer(numbers, Icon::Copy, QT_TRANSLATE_NOOP("ContactMenu", "Copy the number"), {}, "menuCopy",
                [](const QString& number) { QGuiApplication::clipboard()->setText(number); });
    menu->addSeparator();
    build.change(Icon::Edit, QT_TRANSLATE_NOOP("ContactMenu", "Edit…"), whyNoChange, "menuEdit", edit);
    build.change(Icon::Trash, QT_TRANSLATE_NOOP("ContactMenu", "Delete…"), whyNoChange, "menuDelete", remove);
    menu->popup(at);
}

}  // namespace euterpe::screens
