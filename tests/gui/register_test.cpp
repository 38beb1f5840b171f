// G1, G2: missed calls are counted by the server, and the list can be exported.
#include "desktop/screens/register/register_screen.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/search_field.h"
#include "tests/gui/desk.h"

#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QTabBar>

namespace euterpe::testing {
namespace {

using screens::Directories;

class Register : public Desk {
  protected:
    void SetUp() override {
        server.registerRows = 450;
        server.registerNewest = 450;
        signIn();
    }
    QString badge() {
        return find<QTabBar>("sectionBar")->accessibleTabName(static_cast<int>(Directories::Section::Recent));
    }
    void tellMissed(std::int64_t count) {
        protocol::StateBatch batch;
        batch.missedCalls = count;
        server.push(batch);
    }
};

TEST_F(Register, G1_missed_calls_are_counted_until_the_list_is_looked_at) {
    window().directories().open(Directories::Section::Extensions);
    tellMissed(3);
    ASSERT_TRUE(waitUntil([this] { return badge().contains(QLatin1Char('3')); }));
    EXPECT_EQ(server.count("register.seen"), 0);
    window().directories().open(Directories::Section::Recent);
    ASSERT_TRUE(waitUntil([this] { return server.count("register.seen") == 1; }));
    const auto* asked = server.last("register.seen");
    EXPECT_EQ(protocol::fromJson<protocol::RegisterSeenParams>(asked->params)->id, 450);
    tellMissed(0);
    EXPECT_TRUE(waitUntil([this] { return !badge().contains(QLatin1Char('3')); }));
}

TEST_F(Register, G2_the_export_holds_every_row_of_the_list_and_no_formula) {
    window().directories().open(Directories::Section::Recent);
    auto* button = find<QPushButton>("exportCalls");
    ASSERT_TRUE(waitUntil([&] { return button->isEnabled(); }));
    click(button);
    auto* dialog = topLevel<QFileDialog>("exportRegister");
    ASSERT_NE(dialog, nullptr);
    const QString path = folder.filePath(QStringLiteral("calls.csv"));
    emit dialog->fileSelected(path);
    dialog->close();
    ASSERT_TRUE(waitUntil([&] { return QFile::exists(path); }));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    EXPECT_EQ(lines.size(), 452) << "a header, 450 calls, and the end of the last line";
    EXPECT_TRUE(lines.at(0).startsWith("\xEF\xBB\xBFType,"));
    EXPECT_TRUE(lines.at(1).contains(",'")) << lines.at(1).toStdString();
}

}  // namespace
}  // namespace euterpe::testing
