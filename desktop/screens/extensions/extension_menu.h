// The context menu of a colleague (F4), the same in every list that shows one: call, chat, copy the number,
// star; during a conversation transfer to the colleague, for a busy one a call-back, for a ringing one
// pickup. GUI thread only.
#pragma once

#include "desktop/replica/call_store.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/sync_state.h"

#include <functional>

#include <QString>

class QMenu;
class QPoint;
class QWidget;

namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

enum class PersonAction { TransferBlind, TransferAttended, Book, PickUp, Chat };

// What the menu looks at to know what can be done.
struct PersonContext {
    const widgets::Theme& theme;
    const replica::SelfStore& self;
    const replica::SyncState& sync;
    const replica::CallStore& calls;
};

struct ExtensionMenu {
    QString number;
    protocol::PhoneState phone = protocol::PhoneState::Unknown;
    bool isFavourite = false;
    std::function<void()> call;
    std::function<void(PersonAction)> act;
    std::function<void()> toggleFavourite;

    // Opens at `at` and returns at once; the menu deletes itself.
    void popup(const PersonContext& context, const QPoint& at, QWidget* parent) const;

  private:
    void addCallActions(QMenu& menu, const PersonContext& context) const;
};

// Why the user cannot call at present, "" when nothing is in the way.
QString whyNoCall(const PersonContext& context);

}  // namespace euterpe::screens
