// F8: an import reaches the server whole, in requests that it takes, and is taken back.
#include "desktop/replica/contact_importer.h"

#include "desktop/link/connection.h"
#include "desktop/replica/session.h"
#include "desktop/settings/secret_stores.h"
#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"

#include <optional>
#include <set>

#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using testing::waitUntil;

Contact contact(int number, std::size_t nameBytes = 10) {
    Contact made;
    made.id = ContactId("00000000-0000-4000-8000-" + std::to_string(100000000000 + number));
    made.book = ContactBook::Personal;
    made.lastName = std::string(nameBytes, '"');
    made.version = number;
    made.fields = {{protocol::ContactFieldType::Work, "050 1", ""}};
    return made;
}

class Importer : public ::testing::Test {
  protected:
    Importer() {
        settings.load();
        settings.update([](settings::Values& values) {
            values.address = QStringLiteral("pbx.example");
            values.user = QStringLiteral("alice");
        });
        server.answers["contact.import"] = [this](const protocol::IncomingRequest& request) {
            const auto batch = protocol::fromJson<protocol::ContactImportParams>(request.params);
            EXPECT_LE(boost::json::serialize(request.params).size(), protocol::limits::kRequestBytes - 200);
            EXPECT_EQ(batch->importId, "import-1");
            for (const Contact& one : batch->contacts)
                stored.insert(one.id);
            return protocol::toJson(protocol::ContactImportResult{refused, 1});
        };
        const auto outcome = [this](const protocol::IncomingRequest&) {
            return protocol::toJson(protocol::ContactOutcome{conflicts, std::nullopt, 1});
        };
        server.answers["contact.save"] = outcome;
        server.answers["contact.remove"] = outcome;
        session.connectWithPassword(server.password, false);
    }
    void SetUp() override {
        ASSERT_TRUE(waitUntil([this] { return session.syncState().isOnline(); }));
        QObject::connect(&importer, &ContactImporter::finished,
                         [this](const ImportOutcome& outcome) { done = outcome; });
        QObject::connect(&importer, &ContactImporter::failed,
                         [this](const Error& error) { failure = error; });
    }
    void awaitEnd() {
        ASSERT_TRUE(waitUntil([this] { return done || failure; }));
    }

    QTemporaryDir folder;
    testing::FakeServer server;
    settings::Settings settings{folder.path()};
    settings::SessionSecretStore secrets;
    link::HostEvents events;
    Session session{server.wire.factory(), events, settings, secrets};
    ContactImporter importer{session.commands()};
    std::set<ContactId> stored;
    std::vector<protocol::ContactRefusal> refused;
    bool conflicts = false;
    std::optional<ImportOutcome> done;
    std::optional<Error> failure;
};

TEST_F(Importer, F8_everything_arrives_in_requests_that_the_server_takes) {
    contacts::ImportPlan plan;
    for (int i = 0; i < 2500; ++i)
        plan.add.push_back(contact(i, i % 100 == 0 ? protocol::limits::kContactText : 10));
    plan.change = {contact(5000), contact(5001)};
    plan.remove = {contact(6000)};
    int told = 0;
    QObject::connect(&importer, &ContactImporter::progress, [&](int at, int all) {
        EXPECT_GT(at, told);
        EXPECT_EQ(all, 2503);
        told = at;
    });
    importer.start(plan, "import-1", ContactBook::Personal);
    awaitEnd();
    ASSERT_TRUE(done);
    EXPECT_EQ(stored.size(), 2500u);
    EXPECT_EQ(done->added, 2500);
    EXPECT_EQ(done->changed, 2);
    EXPECT_EQ(done->removed, 1);
    EXPECT_EQ(told, 2503);
    const auto* saved = server.last("contact.save");
    EXPECT_EQ(saved->params.at("baseVersion").as_int64(), 5001);
}

TEST_F(Importer, F8_what_is_refused_or_changed_meanwhile_is_counted) {
    refused = {{contact(1).id, "id: not free"}};
    conflicts = true;
    contacts::ImportPlan plan;
    plan.add = {contact(1), contact(2)};
    plan.change = {contact(3)};
    plan.remove = {contact(4)};
    importer.start(plan, "import-1", ContactBook::Personal);
    awaitEnd();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->added, 1);
    EXPECT_EQ(done->refused.size(), 1u);
    EXPECT_EQ(done->conflicts, 2);
    EXPECT_EQ(done->changed + done->removed, 0);
}

TEST_F(Importer, F8_a_busy_server_is_asked_again) {
    int asked = 0;
    server.refuse = [&](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "contact.import" && ++asked == 1)
            return Error{ErrorCode::RateLimited, "", 1};
        return std::nullopt;
    };
    contacts::ImportPlan plan;
    plan.add = {contact(1)};
    importer.start(plan, "import-1", ContactBook::Personal);
    awaitEnd();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->added, 1);
    EXPECT_EQ(asked, 2);
}

TEST_F(Importer, F8_a_lost_connection_is_told) {
    server.mute = {"contact.import"};
    contacts::ImportPlan plan;
    plan.add = {contact(1)};
    importer.start(plan, "import-1", ContactBook::Personal);
    ASSERT_TRUE(waitUntil([this] { return server.count("contact.import") == 1; }));
    server.drop();
    awaitEnd();
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code, ErrorCode::Disconnected);
}

TEST_F(Importer, F8_a_large_import_is_taken_back_in_steps) {
    int steps = 0;
    server.answers["contact.import.undo"] = [&](const protocol::IncomingRequest&) {
        ++steps;
        return protocol::toJson(protocol::ContactImportUndoResult{1000, 3, 1, steps < 3});
    };
    importer.undo("import-1", ContactBook::Personal);
    awaitEnd();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->removed, 3000);
    EXPECT_EQ(done->conflicts, 3);
}

}  // namespace
}  // namespace euterpe::replica
