// The context menu of a contact (F6): call, transfer during a conversation, write, copy, edit, delete; with
// several numbers each action asks which. GUI thread only.
#pragma once

#include "desktop/screens/extensions/extension_menu.h"
#include "lib/protocol/contacts.h"

#include <functional>

#include <QString>

class QPoint;
class QWidget;

namespace euterpe::screens {

struct ContactMenu {
    protocol::Contact contact;  // with the numbers and addresses to offer
    QString whyNoChange;        // "" = may be edited and deleted
    std::function<void(const QString& number)> call;
    std::function<void(const QString& address)> write;
    std::function<void(PersonAction, const QString& number)> act;
    std::function<void()> edit;
    std::function<void()> remove;

    // Opens at `at` and returns at once; the menu deletes itself.
    void popup(const PersonContext& context, const QPoint& at, QWidget* parent) const;
};

}  // namespace euterpe::screens
