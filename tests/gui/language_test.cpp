// A3: every text, in three languages, switched at once.
#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/phone/function_buttons.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/empty_state.h"
#include "tests/gui/desk.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QTabBar>
#include <QXmlStreamReader>

namespace euterpe::testing {
namespace {

// Source texts whose translation differs from them, and whether all are finished.
struct Catalogue {
    QSet<QString> translated;
    int unfinished = 0;
    int messages = 0;
};

Catalogue readCatalogue(const QString& path) {
    Catalogue catalogue;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return catalogue;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement() && xml.tokenType() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source") {
            source = xml.readElementText();
            ++catalogue.messages;
        } else if (xml.name() == u"translation") {
            catalogue.unfinished += xml.attributes().hasAttribute(QStringLiteral("type")) ? 1 : 0;
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (text.trimmed().isEmpty())
                ++catalogue.unfinished;
            else if (text != source)
                catalogue.translated.insert(source);
        }
    }
    return catalogue;
}

QString catalogueFile(const char* language) {
    return QStringLiteral(EUTERPE_TRANSLATIONS "/euterpe_%1.ts").arg(QLatin1String(language));
}

// Everything that can be read in a window.
void collect(QObject& root, QStringList& texts) {
    const auto look = [&](QObject* object) {
        // Rebuilt when it is shown next.
        const auto* owner = qobject_cast<widgets::EmptyState*>(object->parent());
        if (owner != nullptr && !owner->isVisible())
            return;
        if (auto* label = qobject_cast<QLabel*>(object))
            texts << label->text();
        if (auto* label = qobject_cast<widgets::ElidedLabel*>(object))
            texts << label->text();
        if (auto* button = qobject_cast<QAbstractButton*>(object))
            texts << button->text();
        if (auto* edit = qobject_cast<QLineEdit*>(object))
            texts << edit->placeholderText();
        if (auto* action = qobject_cast<QAction*>(object))
            texts << action->text();
        if (auto* bar = qobject_cast<QTabBar*>(object)) {
            for (int i = 0; i < bar->count(); ++i)
                texts << bar->tabText(i);
        }
        if (auto* box = qobject_cast<QComboBox*>(object)) {
            for (int i = 0; i < box->count(); ++i)
                texts << box->itemText(i);
        }
        if (auto* list = qobject_cast<QListWidget*>(object)) {
            for (int i = 0; i < list->count(); ++i)
                texts << list->item(i)->text();
        }
        if (auto* widget = qobject_cast<QWidget*>(object))
            texts << widget->toolTip() << widget->accessibleName() << widget->windowTitle();
    };
    look(&root);
    for (QObject* child : root.findChildren<QObject*>())
        look(child);
}

class LanguageSwitch : public Desk, public ::testing::WithParamInterface<const char*> {};

TEST_P(LanguageSwitch, A3_changes_every_text_that_is_shown_at_once) {
    signIn();
    window().directories().open(screens::Directories::Section::Favourites);
    window().directories().open(screens::Directories::Section::Phonebook);
    window().directories().open(screens::Directories::Section::Recent);
    window().directories().open(screens::Directories::Section::Extensions);
    app->dialogs().chooseAccount();
    app->dialogs().openSettings();
    tell(incoming("i1", "102", "Marco Ferrari"));
    ASSERT_TRUE(waitUntil([this] { return app->popups().count() == 1; }));

    auto* language = app->dialogs().settingsDialog()->findChild<QComboBox*>(QStringLiteral("language"));
    ASSERT_NE(language, nullptr);
    language->setCurrentIndex(language->findData(QLatin1String(GetParam())));
    emit language->activated(language->currentIndex());
    settle();

    const Catalogue catalogue = readCatalogue(catalogueFile(GetParam()));
    ASSERT_GT(catalogue.translated.size(), 200);
    QStringList texts;
    for (QWidget* top : QApplication::topLevelWidgets())
        collect(*top, texts);
    ASSERT_GT(texts.size(), 100);
    QSet<QString> left;
    for (const QString& text : texts) {
        // "Free" is a mode's name besides being a telephone's state.
        if (catalogue.translated.contains(text) && text != QStringLiteral("Free"))
            left.insert(text);
    }
    EXPECT_TRUE(left.isEmpty()) << QStringList(left.values()).join(QStringLiteral(" | ")).toStdString();
    EXPECT_EQ(settings.values().language, QLatin1String(GetParam()));

    // Cancel takes it back, everywhere.
    click(app->dialogs().settingsDialog()->findChild<QPushButton*>(QStringLiteral("cancelSettings")));
    EXPECT_EQ(settings.values().language, QStringLiteral("en"));
    settle();
    EXPECT_EQ(find<QLineEdit>("dialField")->placeholderText(), QStringLiteral("Number"));
}

INSTANTIATE_TEST_SUITE_P(Languages, LanguageSwitch, ::testing::Values("it", "es"));

class Layout : public Desk, public ::testing::WithParamInterface<const char*> {};

// The words of every button have their room, in the longest language and beside the largest badge.
TEST_P(Layout, A3_no_button_cuts_its_words_off) {
    server.session.self.unheardMessages = 115;
    configure();
    settings.update([](settings::Values& values) { values.language = QLatin1String(GetParam()); });
    start();
    ASSERT_TRUE(waitUntil([this] { return app->session().syncState().isOnline(); }));
    tell(incoming("i1", "102", "Marco Ferrari"));
    auto* voicemail = find<screens::BadgeButton>("voicemailButton");
    ASSERT_TRUE(waitUntil([&] { return voicemail->badge() == 115; }));
    settle();
    int looked = 0;
    for (auto* button : window().findChildren<QPushButton*>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        ++looked;
        EXPECT_GE(button->width(), button->minimumSizeHint().width()) << button->text().toStdString();
    }
    EXPECT_GE(looked, 1);
    const int words =
        voicemail->iconSize().width() + voicemail->fontMetrics().horizontalAdvance(voicemail->text());
    EXPECT_GT(voicemail->labelRect().width(), words);
    EXPECT_LT(voicemail->labelRect().right(), voicemail->rect().right() - 20) << "the badge is beside them";
}

INSTANTIATE_TEST_SUITE_P(Languages, Layout, ::testing::Values("en", "it", "es"));

class Translations : public ::testing::TestWithParam<const char*> {};

TEST_P(Translations, A3_none_is_missing) {
    const Catalogue catalogue = readCatalogue(catalogueFile(GetParam()));
    EXPECT_GT(catalogue.messages, 0);
    EXPECT_EQ(catalogue.unfinished, 0);
}

// The catalogue may lag behind the sources: lupdate on a copy shows what it does not know.
TEST_P(Translations, A3_every_text_of_the_sources_is_in_the_catalogue) {
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.ts"));
    ASSERT_TRUE(QFile::copy(catalogueFile(GetParam()), copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QStringList arguments{QStringLiteral("-I"), QStringLiteral(EUTERPE_SOURCE_ROOT),
                          QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
                          QStringLiteral("none")};
    if (QLatin1String(GetParam()) == QLatin1String("en"))
        arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral(EUTERPE_DESKTOP_SOURCES) << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.start(QStringLiteral(EUTERPE_LUPDATE), arguments);
    ASSERT_TRUE(lupdate.waitForFinished(60000));
    ASSERT_EQ(lupdate.exitCode(), 0) << lupdate.readAllStandardError().toStdString();
    const Catalogue fresh = readCatalogue(copy);
    EXPECT_EQ(fresh.unfinished, 0) << "run the target update_translations and translate what is new";
}

INSTANTIATE_TEST_SUITE_P(Languages, Translations, ::testing::Values("en", "it", "es"));

}  // namespace
}  // namespace euterpe::testing
