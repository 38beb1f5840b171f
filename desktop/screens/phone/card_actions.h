// The buttons of a call's card: those of a ringing call, of a conversation, of a transfer. Shows what it is
// told and says what is asked for. GUI thread only; owned by CallCard.
#pragma once

#include "desktop/screens/phone/call_offer.h"
#include "desktop/widgets/theme.h"

#include <array>

#include <QWidget>

class QAbstractButton;
class QBoxLayout;

namespace euterpe::screens {

class CardActions : public QWidget {
    Q_OBJECT

  public:
    explicit CardActions(widgets::Theme& theme, QWidget* parent = nullptr);

    // `who`: the other side, for screen readers. Compact: only what a call that is not current needs.
    void show(const CallView& view, const CallRights& rights, const QString& who, bool current);
    [[nodiscard]] QAbstractButton* button(CallAction action) const;

  signals:
    void requested(euterpe::screens::CallAction action);

  private:
    void addWide(QBoxLayout* row, CallAction action, const char* name, const char* kind, widgets::Icon icon);
    void addTile(QBoxLayout* row, CallAction action, const char* name, widgets::Icon icon);
    void keep(CallAction action, QAbstractButton* button, const char* name);
    struct Words {
        QString text;
        QString tip;
        QString name;  // for screen readers, with the other side's name
    };
    static Words callWords(CallAction action, const CallView& view);
    static Words transferWords(CallAction action, const CallView& view);
    void word(CallAction action, const CallView& view, const CallRights& rights, const QString& who);
    void setIcons(const CallView& view);

    widgets::Theme& theme_;
    std::array<QAbstractButton*, kCallActions> buttons_{};
};

}  // namespace euterpe::screens
