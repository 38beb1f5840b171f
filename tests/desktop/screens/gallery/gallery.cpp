// euterpe-gallery FOLDER: saves each directory screen with sample data, light and dark, as PNG. What an
// operator and a designer look at before a change of appearance is accepted.
#include "desktop/models/extension_model.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/favourites/favourites_screen.h"
#include "desktop/screens/register/period_picker.h"
#include "desktop/screens/register/register_screen.h"
#include "desktop/widgets/avatar.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/section_bar.h"
#include "tests/desktop/screens/support/sample_desk.h"
#include "tests/desktop/support/waiting.h"

#include <cstdio>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace euterpe {
namespace {

using testing::SampleDesk;
using namespace widgets;
using screens::ExtensionsScreen;
using screens::FavouritesScreen;
using screens::RegisterScreen;

class Gallery {
  public:
    Gallery(QApplication& application, QString folder) : folder_(std::move(folder)) {
        desk_.theme.install(application);
    }

    void drawAll(SchemeChoice scheme) {
        suffix_ = scheme == SchemeChoice::Dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        desk_.theme.setChoice(scheme);
        drawExtensions();
        drawFavourites();
        drawRegister();
        drawControls();
        drawIcons();
    }

  private:
    // The screen below a section bar, as the main window has it.
    void save(QWidget* screen, const char* name, int section, QSize size = {900, 640}) {
        QWidget frame;
        auto* bar = new SectionBar(desk_.theme);
        bar->addSection(Icon::Star, QStringLiteral("Favourites"));
        bar->addSection(Icon::Extensions, QStringLiteral("Extensions"));
        bar->addSection(Icon::Recent, QStringLiteral("Recent"));
        bar->setBadge(2, 12);
        bar->setCurrentIndex(section);
        auto* column = new QVBoxLayout(&frame);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(bar);
        column->addWidget(screen);
        frame.setBackgroundRole(QPalette::Base);
        frame.setAutoFillBackground(true);
        frame.resize(size);
        frame.show();
        testing::settle();
        saveAs(frame, name);
        screen->setParent(nullptr);
    }

    void saveAs(QWidget& widget, const char* name) {
        const QString file = QStringLiteral("%1/%2%3.png").arg(folder_, QLatin1String(name), suffix_);
        if (!widget.grab().save(file))
            std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
    }

    void drawExtensions() {
        ExtensionsScreen screen(desk_.theme, desk_.extensions, desk_.favourites, desk_.self, desk_.sync,
                                desk_.ownCalls, desk_.commands);
        screen.table().openDetails(screen.model().index(2, 0));
        save(&screen, "extensions", 1);
        save(&screen, "extensions-narrow", 1, {520, 520});
        desk_.setMode(protocol::Mode::Free);
        save(&screen, "extensions-free", 1);
        desk_.setMode(protocol::Mode::Pro);
        screen.search().setText(QStringLiteral("nunez"));
        save(&screen, "extensions-search", 1);
        screen.search().setText(QStringLiteral("xyz"));
        save(&screen, "extensions-nothing", 1);
    }

    void drawFavourites() {
        FavouritesScreen screen(desk_.theme, desk_.extensions, desk_.favourites, desk_.self, desk_.sync,
                                desk_.ownCalls, desk_.commands);
        save(&screen, "favourites", 0);
        save(&screen, "favourites-narrow", 0, {520, 520});
    }

    void drawRegister() {
        RegisterScreen screen(desk_.theme, desk_.callRegister, desk_.extensions, desk_.self, desk_.sync);
        screen.show();
        (void)testing::waitUntil([&] { return desk_.callRegister.total() > 0; });
        screen.table().selectRow(3);
        screen.table().scrollToTop();
        desk_.calls.add(12);
        desk_.callRegister.setNewest(desk_.calls.size());
        (void)testing::waitUntil([&] { return desk_.callRegister.newRows() > 0; });
        save(&screen, "register", 2);
        screen.period().choose(screens::PeriodPicker::Period::Range);
        save(&screen, "register-range", 2);
        screen.period().choose(screens::PeriodPicker::Period::Any);
    }

    void drawControls() {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(24, 24, 24, 24);
        auto* texts = new QHBoxLayout;
        for (const char* type :
             {"display", "title", "heading", "body", "strong", "muted", "caption", "wrong"}) {
            auto* label = new QLabel(QString::fromLatin1(type));
            label->setProperty("type", type);
            texts->addWidget(label);
        }
        column->addLayout(texts);
        auto* buttons = new QHBoxLayout;
        for (const char* kind : {"ordinary", "primary", "success", "danger", "quiet", "tile"}) {
            for (const bool enabled : {true, false}) {
                const bool isFilled = qstrcmp(kind, "primary") == 0 || qstrcmp(kind, "success") == 0 ||
                                      qstrcmp(kind, "danger") == 0;
                const QIcon icon = desk_.theme.icon(Icon::Phone, isFilled ? Tone::OnAccent : Tone::Text);
                auto* button = new QPushButton(icon, QString::fromLatin1(kind));
                button->setProperty("kind", kind);
                button->setEnabled(enabled);
                buttons->addWidget(button);
            }
        }
        column->addLayout(buttons);
        auto* fields = new QHBoxLayout;
        for (const char* kind : {"", "display"}) {
            auto* edit = new QLineEdit(QStringLiteral("055 123456"));
            edit->setProperty("kind", kind);
            fields->addWidget(edit);
        }
        auto* wrong = new QLineEdit(QStringLiteral("not a number"));
        wrong->setProperty("state", "wrong");
        fields->addWidget(wrong);
        column->addLayout(fields);
        column->addLayout(drawChoices());
        auto* faces = new QHBoxLayout;
        using protocol::PhoneState;
        using protocol::Presence;
        for (const auto& [phone, presence] : {std::pair{PhoneState::Free, Presence::Available},
                                              {PhoneState::Busy, Presence::Busy},
                                              {PhoneState::Ringing, Presence::Away},
                                              {PhoneState::OnHold, Presence::NotAvailable},
                                              {PhoneState::Unregistered, Presence::Offline}}) {
            auto* face = new Avatar(desk_.theme, size::kAvatarLarge);
            face->setLook({QStringLiteral("MR"), phone, presence, true, true});
            faces->addWidget(face);
        }
        column->addLayout(faces);
        page.resize(1100, 400);
        page.show();
        testing::settle();
        saveAs(page, "controls");
    }

    QLayout* drawChoices() {
        auto* row = new QHBoxLayout;
        for (const bool on : {false, true}) {
            auto* check = new QCheckBox(QStringLiteral("Keep the password"));
            check->setChecked(on);
            row->addWidget(check);
            auto* radio = new QRadioButton(QStringLiteral("Pro"));
            radio->setChecked(on);
            radio->setAutoExclusive(false);
            row->addWidget(radio);
        }
        auto* combo = new QComboBox;
        combo->addItems({QStringLiteral("English"), QStringLiteral("Italiano")});
        row->addWidget(combo);
        row->addWidget(new QSpinBox);
        auto* list = new QListWidget;
        list->addItem(new QListWidgetItem(desk_.theme.icon(Icon::Server), QStringLiteral("Connection")));
        list->addItem(new QListWidgetItem(desk_.theme.icon(Icon::Bell), QStringLiteral("Services")));
        for (int i = 0; i < list->count(); ++i)
            list->item(i)->setSizeHint({0, size::kTouch});
        list->setCurrentRow(0);
        list->setFixedHeight(90);
        row->addWidget(list);
        return row;
    }

    void drawIcons() {
        QWidget page;
        auto* grid = new QGridLayout(&page);
        const int count = static_cast<int>(Icon::Count);
        for (int i = 1; i < count; ++i) {
            const auto icon = static_cast<Icon>(i);
            auto* picture = new QLabel;
            picture->setPixmap(desk_.theme.icons().pixmap(icon, 40, desk_.theme.color(Tone::Text), 1));
            auto* name = new QLabel(QString::fromLatin1(fileName(icon)));
            name->setProperty("type", "caption");
            grid->addWidget(picture, (i - 1) / 12 * 2, (i - 1) % 12, Qt::AlignCenter);
            grid->addWidget(name, (i - 1) / 12 * 2 + 1, (i - 1) % 12, Qt::AlignCenter);
        }
        page.show();
        testing::settle();
        saveAs(page, "icons");
    }

    QString folder_;
    QString suffix_;
    SampleDesk desk_;
};

}  // namespace
}  // namespace euterpe

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: euterpe-gallery FOLDER\n", stderr);
        return 2;
    }
    QDir().mkpath(arguments.at(1));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    euterpe::Gallery gallery(application, arguments.at(1));
    gallery.drawAll(euterpe::widgets::SchemeChoice::Light);
    gallery.drawAll(euterpe::widgets::SchemeChoice::Dark);
    return 0;
}
