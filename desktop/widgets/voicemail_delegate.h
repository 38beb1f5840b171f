// VoicemailModel's cells: messages that were not heard stand out by weight, colour and sign. GUI thread only.
#pragma once

#include "desktop/widgets/cell_delegates.h"

#include <utility>

namespace euterpe::widgets {

class VoicemailDelegate : public TextDelegate {
    Q_OBJECT
  public:
    VoicemailDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    // The message that is heard now, "" = none. True when it is another than before.
    bool setPlaying(const QString& message) { return std::exchange(playing_, message) != message; }

  private:
    QString playing_;
};

}  // namespace euterpe::widgets
