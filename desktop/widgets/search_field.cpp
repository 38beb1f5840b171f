#include "desktop/widgets/search_field.h"

#include "desktop/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace euterpe::widgets {
namespace {

constexpr int kLongestSearch = 64;

}  // namespace

SearchField::SearchField(const Theme& theme, QWidget* parent)
    : QWidget(parent), edit_(new QLineEdit(this)), count_(new QLabel(this)) {
    edit_->addAction(theme.icon(Icon::Search, Tone::Muted), QLineEdit::LeadingPosition);
    edit_->setClearButtonEnabled(true);
    edit_->setMaxLength(kLongestSearch);
    edit_->installEventFilter(this);
    setFocusProxy(edit_);
    count_->setProperty("type", "caption");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kMedium);
    row->addWidget(edit_, 1);
    row->addWidget(count_);
    connect(edit_, &QLineEdit::textChanged, this, &SearchField::textChanged);
}

void SearchField::setPrompt(const QString& prompt) {
    edit_->setPlaceholderText(prompt);
    edit_->setAccessibleName(prompt);
}

void SearchField::setCount(qint64 shown, qint64 total) {
    count_->setText(shown == total ? locale().toString(total)
                                   : tr("%1 of %2").arg(locale().toString(shown), locale().toString(total)));
}

QString SearchField::text() const {
    return edit_->text();
}
void SearchField::setText(const QString& text) {
    edit_->setText(text);
}

void SearchField::focusAndSelect() {
    edit_->setFocus(Qt::ShortcutFocusReason);
    edit_->selectAll();
}

bool SearchField::eventFilter(QObject* watched, QEvent* event) {
    if (watched != edit_ || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape:
            if (edit_->text().isEmpty())
                return false;
            edit_->clear();
            return true;
        case Qt::Key_Down:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            emit leaveDown();
            return true;
        default:
            return false;
    }
}

}  // namespace euterpe::widgets
