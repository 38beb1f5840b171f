#include "desktop/screens/dialogs/calm_table.h"

#include "desktop/screens/dialogs/calm_delegate.h"

#include <QHeaderView>
#include <QTableWidget>

namespace euterpe::screens {

QTableWidget* makeCalmTable(int columns, widgets::Theme& theme, QWidget* parent) {
    auto* table = new QTableWidget(0, columns, parent);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setItemDelegate(new CalmDelegate(theme, table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(widgets::size::kRow);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

}  // namespace euterpe::screens
