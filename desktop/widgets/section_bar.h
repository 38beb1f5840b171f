// The directories' sections as tabs: icon, text, and a count that wants attention. Arrow keys move, as in any
// tab bar; where room is short only the chosen section keeps its text, the others are icons with a tool tip.
// GUI thread only.
#pragma once

#include "desktop/models/look.h"

#include <vector>

#include <QTabBar>

namespace euterpe::widgets {

class Theme;

class SectionBar : public QTabBar {
    Q_OBJECT
  public:
    explicit SectionBar(const Theme& theme, QWidget* parent = nullptr);

    // Returns the section's index.
    int addSection(models::Icon icon, const QString& text);
    // For a change of language.
    void setSectionText(int section, const QString& text);
    // 0 = none.
    void setBadge(int section, int count);
    // Of the icons and one text.
    QSize minimumSizeHint() const override;

  protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Section {
        models::Icon icon;
        QString text;
        int badge = 0;
    };
    int fullWidth(int index) const;
    int iconWidth(int index) const;
    bool showsText(int index) const;
    void describe(int index);
    void judgeRoom();

    const Theme& theme_;
    std::vector<Section> sections_;
    bool compact_ = false;
    bool byKeyboard_ = false;  // the focus came by key: only then does it need a frame
    int hovered_ = -1;
};

}  // namespace euterpe::widgets
