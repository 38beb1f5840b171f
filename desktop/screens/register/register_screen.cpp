#include "desktop/screens/register/register_screen.h"

#include "desktop/models/register_model.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/register/period_picker.h"
#include "desktop/widgets/cell_delegates.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/row_view.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/theme.h"

#include <limits>

#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::RegisterModel;
using namespace widgets;

RegisterScreen::RegisterScreen(const Theme& theme, replica::RegisterSource& source,
                               const replica::ExtensionStore& extensions, const replica::SelfStore& self,
                               const replica::SyncState& sync, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      source_(source),
      self_(self),
      sync_(sync),
      model_(new RegisterModel(source, extensions, this)),
      search_(new SearchField(theme, this)),
      period_(new PeriodPicker(theme, this)),
      export_(new QPushButton(this)),
      table_(new RowTable(theme, this)),
      empty_(new EmptyState(theme, this)),
      pages_(new QStackedLayout) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildTable();
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kLarge, 0);
    top->addWidget(search_, 1);
    top->addWidget(period_);
    export_->setObjectName(QStringLiteral("exportCalls"));
    export_->setProperty("kind", "quiet");
    export_->setIcon(theme_.icon(Icon::Download, Tone::Muted));
    top->addWidget(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kMedium, 0, 0);
    column->addLayout(top);
    column->addWidget(buildNews());
    column->addLayout(pages_, 1);
    pages_->addWidget(table_);
    pages_->addWidget(empty_);

    connect(search_, &SearchField::textChanged, this, &RegisterScreen::applyFilter);
    connect(search_, &SearchField::leaveDown, this, [this] { goToRows(*table_, RegisterModel::Name); });
    connect(period_, &PeriodPicker::changed, this, &RegisterScreen::applyFilter);
    connect(empty_, &EmptyState::actionTriggered, this, [this] {
        if (source_.status() == replica::RegisterSource::Status::Failed) {
            source_.reload();
            return;
        }
        search_->setText({});
        period_->choose(PeriodPicker::Period::Any);
    });
    connect(export_, &QPushButton::clicked, this, [this] { emit exportRequested(source_.wanted()); });
    connect(&source, &replica::RegisterSource::opened, this, &RegisterScreen::noteLook);
    connect(&source, &replica::RegisterSource::newRowsChanged, this, &RegisterScreen::updateNews);
    connect(&source, &replica::RegisterSource::statusChanged, this, &RegisterScreen::updatePages);
    connect(&source, &replica::RegisterSource::opened, this, &RegisterScreen::updatePages);
    connect(&sync, &replica::SyncState::changed, this, &RegisterScreen::updatePages);
    retranslate();
    updateNews();
}

void RegisterScreen::buildTable() {
    cells_ = new RegisterDelegate(theme_, this);
    table_->setItemDelegate(cells_);
    connect(cells_, &RegisterDelegate::playClicked, this, [this](const QModelIndex& index) {
        emit playRequested(index.data(RegisterModel::RecordingRole).toString());
    });
    const int em = QFontMetrics(theme_.font(TextStyle::Body)).averageCharWidth();
    RowHeader& header = table_->rowHeader();
    header.setSectionsClickable(false);
    header.setColumn(RegisterModel::Kind, 56, 0);
    header.setColumn(RegisterModel::Name, 16 * em, 4);
    header.setColumn(RegisterModel::Number, 13 * em, 2, 2);
    header.setColumn(RegisterModel::Started, 17 * em, 2);
    header.setColumn(RegisterModel::Duration, 11 * em, 0, 1);
    table_->setModel(model_);
    header.distribute();
    connect(table_, &RowTable::used, this, &RegisterScreen::call);
    connect(table_, &RowTable::menuRequested, this, &RegisterScreen::showMenu);
}

QWidget* RegisterScreen::buildNews() {
    auto* holder = new QWidget(this);
    auto* around = new QHBoxLayout(holder);
    around->setContentsMargins(space::kMedium, 0, space::kLarge, 0);
    news_ = new QFrame(holder);
    news_->setProperty("panel", "banner");
    around->addWidget(news_);
    newsText_ = new QLabel(news_);
    newsText_->setProperty("type", "strong");
    newsButton_ = new QPushButton(news_);
    newsButton_->setProperty("kind", "quiet");
    newsButton_->setIcon(theme_.icon(Icon::ChevronUp, Tone::Accent));
    auto* row = new QHBoxLayout(news_);
    row->setContentsMargins(space::kMedium, space::kTiny, space::kTiny, space::kTiny);
    row->addWidget(newsText_, 1);
    row->addWidget(newsButton_);
    connect(newsButton_, &QPushButton::clicked, this, [this] {
        source_.refresh();
        table_->scrollToTop();
    });
    return holder;
}

void RegisterScreen::focusSearch() {
    search_->focusAndSelect();
}

void RegisterScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RegisterScreen::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    source_.setActive(true);
    updatePages();
    noteLook();
}

// A search shows some of the calls only.
void RegisterScreen::noteLook() {
    const auto& filter = source_.filter();
    if (isVisible() && source_.status() == replica::RegisterSource::Status::Ready && filter.text.empty() &&
        filter.from == 0 && filter.to == 0)
        emit looked(source_.asOf());
}

void RegisterScreen::hideEvent(QHideEvent* event) {
    source_.setActive(false);
    QWidget::hideEvent(event);
}

void RegisterScreen::retranslate() {
    search_->setPrompt(tr("Search a name or number"));
    period_->retranslate();
    table_->setAccessibleName(tr("Recent calls"));
    export_->setToolTip(tr("Export this list to a file"));
    export_->setAccessibleName(export_->toolTip());
    newsButton_->setText(tr("Show them"));
    model_->setLocale(QLocale());
    table_->viewport()->update();
    table_->rowHeader().viewport()->update();
    updateNews();
    updatePages();
}

void RegisterScreen::applyFilter() {
    const Days days = period_->days();
    protocol::RegisterFilter filter;
    filter.text = search_->text().trimmed().toStdString();
    filter.from = startOf(days);
    filter.to = endOf(days);
    if (filter.text == source_.filter().text && filter.from == source_.filter().from &&
        filter.to == source_.filter().to)
        return;
    source_.setFilter(filter);
}

void RegisterScreen::call(const QModelIndex& index) {
    const QString number = index.data(RegisterModel::NumberRole).toString();
    if (!number.isEmpty())
        emit dialRequested(number);
}

void RegisterScreen::showMenu(const QModelIndex& index, const QPoint& at) {
    const QString number = index.data(RegisterModel::NumberRole).toString();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (number.isEmpty()) {
        menu->addAction(tr("The number was withheld"))->setEnabled(false);
        addRecording(*menu, index);
        menu->popup(at);
        return;
    }
    QAction* call = menu->addAction(theme_.icon(Icon::Phone, Tone::Accent), tr("Call back: %1").arg(number),
                                    this, [this, number] { emit dialRequested(number); });
    call->setEnabled(sync_.isOnline() && self_.may(protocol::Permission::Dial));
    menu->addAction(theme_.icon(Icon::Copy, Tone::Muted), tr("Copy the number"), this,
                    [number] { QGuiApplication::clipboard()->setText(number); });
    menu->addAction(theme_.icon(Icon::Phonebook, Tone::Muted), tr("Add to the phonebook…"), this,
                    [this, number, name = index.siblingAtColumn(RegisterModel::Name).data().toString()] {
                        emit contactRequested(number, name == number ? QString() : name);
                    })
        ->setObjectName(QStringLiteral("menuAddContact"));
    addRecording(*menu, index);
    menu->popup(at);
}

void RegisterScreen::addRecording(QMenu& menu, const QModelIndex& index) {
    const QString recording = index.data(RegisterModel::RecordingRole).toString();
    if (recording.isEmpty())
        return;
    menu.addSeparator();
    const bool heard = recording == playing_;
    menu.addAction(theme_.icon(heard ? Icon::Pause : Icon::Play, Tone::Accent),
                   heard ? tr("Pause the recording") : tr("Play the recording"), this,
                   [this, recording] { emit playRequested(recording); })
        ->setObjectName(QStringLiteral("menuPlay"));
    QAction* save = menu.addAction(theme_.icon(Icon::Download, Tone::Muted), tr("Save the recording…"), this,
                                   [this, recording] { emit saveRequested(recording); });
    save->setObjectName(QStringLiteral("menuSave"));
    save->setEnabled(sync_.isOnline());
}

void RegisterScreen::showPlaying(const QString& recording) {
    if (playing_ == recording)
        return;
    playing_ = recording;
    cells_->setPlaying(recording);
    table_->viewport()->update();
}

void RegisterScreen::updateNews() {
    const auto count =
        static_cast<int>(qMin<std::int64_t>(source_.newRows(), std::numeric_limits<int>::max()));
    news_->parentWidget()->setVisible(count > 0);
    newsText_->setText(tr("%n new call(s)", nullptr, count));
    emit newCallsChanged(count);
}

void RegisterScreen::updatePages() {
    using Status = replica::RegisterSource::Status;
    search_->setCount(source_.total(), source_.total());
    export_->setEnabled(source_.total() > 0 && sync_.isOnline());
    if (source_.total() > 0) {
        pages_->setCurrentWidget(table_);
        return;
    }
    const bool isFiltered = !search_->text().isEmpty() || period_->period() != PeriodPicker::Period::Any;
    switch (source_.status()) {
        case Status::Closed:
        case Status::Loading:
            if (sync_.isOnline())
                empty_->setContent(Icon::Refresh, tr("Loading…"), QString());
            else
                empty_->setContent(Icon::Disconnected, tr("Not connected"),
                                   tr("Your calls appear here once the server is reached."));
            break;
        case Status::Failed:
            empty_->setContent(Icon::Warning, tr("The calls could not be read"),
                               models::text(source_.error().code), tr("Try again"));
            break;
        case Status::Ready:
            if (isFiltered)
                empty_->setContent(Icon::Search, tr("Nothing found"),
                                   tr("No call matches the search and the period."), tr("Show all calls"));
            else
                empty_->setContent(Icon::Recent, tr("No calls yet"),
                                   tr("Calls that you make and receive are listed here."));
            break;
    }
    pages_->setCurrentWidget(empty_);
}

}  // namespace euterpe::screens
