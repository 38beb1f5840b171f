// A table of text in a dialog: rows are selected, nothing is edited, no grid. GUI thread only.
#pragma once

class QTableWidget;
class QWidget;

namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

QTableWidget* makeCalmTable(int columns, widgets::Theme& theme, QWidget* parent);

}  // namespace euterpe::screens
