#include "tests/gui/looks.h"

#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyleOptionComboBox>

namespace euterpe::testing {

namespace {

// A push button that is narrower than its words cuts them.
void expectRoomInButtons(QWidget& root, const std::string& where) {
    for (auto* button : root.findChildren<QPushButton*>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        EXPECT_GE(button->width(), button->minimumSizeHint().width())
            << where << ": " << button->text().toStdString();
    }
}

void expectRoomInLabels(QWidget& root, const std::string& where) {
    for (auto* label : root.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->wordWrap() || label->text().isEmpty())
            continue;
        EXPECT_GE(label->width(), label->sizeHint().width()) << where << ": " << label->text().toStdString();
    }
}

// A column's title; cells are cut with dots as they are in every table.
void expectRoomInHeaders(QWidget& root, const std::string& where) {
    for (auto* header : root.findChildren<QHeaderView*>()) {
        if (!header->isVisible() || header->orientation() != Qt::Horizontal)
            continue;
        for (int section = 0; section < header->count(); ++section) {
            if (header->isSectionHidden(section))
                continue;
            const QString title = header->model()->headerData(section, Qt::Horizontal).toString();
            EXPECT_GE(header->sectionSize(section), header->fontMetrics().horizontalAdvance(title))
                << where << ": " << title.toStdString();
        }
    }
}

void expectRoomInBoxes(QWidget& root, const std::string& where) {
    for (auto* box : root.findChildren<QComboBox*>()) {
        if (!box->isVisible())
            continue;
        QStyleOptionComboBox option;
        option.initFrom(box);
        const QRect field =
            box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        EXPECT_GE(field.width(), box->fontMetrics().horizontalAdvance(box->currentText()))
            << where << ": " << box->currentText().toStdString();
    }
}

// Of a number that is shown, with its unit; a line of text keeps 2 px on each side of it.
void expectRoomInNumbers(QWidget& root, const std::string& where) {
    for (auto* number : root.findChildren<QSpinBox*>()) {
        if (!number->isVisible())
            continue;
        const auto* line = number->findChild<QLineEdit*>();
        EXPECT_GE(line->width() - 4, line->fontMetrics().horizontalAdvance(line->text()))
            << where << ": " << line->text().toStdString();
    }
}

void expectNothingSideways(QWidget& root, const std::string& where) {
    for (auto* scroll : root.findChildren<QScrollArea*>()) {
        if (!scroll->isVisible() || scroll->widget() == nullptr)
            continue;
        EXPECT_LE(scroll->widget()->width(), scroll->viewport()->width()) << where;
    }
}

}  // namespace

void keepPicture(QWidget& what, const QString& name) {
    const QString folder = qEnvironmentVariable("EUTERPE_PICTURES");
    if (folder.isEmpty())
        return;
    EXPECT_TRUE(QDir().mkpath(folder));
    EXPECT_TRUE(what.grab().save(folder + u'/' + name + QStringLiteral(".png"))) << folder.toStdString();
}

void expectRoom(QWidget& root, const std::string& where) {
    // Layouts not yet carried out are now.
    root.grab();
    expectRoomInButtons(root, where);
    expectRoomInLabels(root, where);
    expectRoomInHeaders(root, where);
    expectRoomInBoxes(root, where);
    expectRoomInNumbers(root, where);
    expectNothingSideways(root, where);
}

}  // namespace euterpe::testing
