// Phonebooks: who is told of a change, who may make one (F6, F7).
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

std::string card(const std::string& book) {
    return R"({"id":"0f8fad5b-d9cb-469f-a165-70867728950e","book":")" + book +
           R"(","source":"own","firstName":"Ada","lastName":"Neri",)"
           R"("fields":[{"type":"work","value":"050 316"}]})";
}
std::string saving(const std::string& book) {
    return R"({"contact":)" + card(book) + R"(,"baseVersion":0})";
}

TEST_F(HubTest, APersonalContactIsAnnouncedToItsOwnersSessionsAlone_F7) {
    auto desk = loggedIn("anna");
    auto home = loggedIn("anna", "free");
    auto bruno = loggedIn("bruno");
    for (FakeClient* each : {desk.get(), home.get(), bruno.get()})
        each->subscribe();
    loop.advance(100ms);
    const auto saved = desk->ask("contact.save", saving("personal"));
    EXPECT_EQ(saved.at("result").at("contact").at("version").as_int64(), 1);
    loop.advance(100ms);
    for (FakeClient* each : {desk.get(), home.get()})
        EXPECT_EQ(each->batches().back().personalContactsVersion, 1);
    EXPECT_TRUE(bruno->batches().empty());
    const auto changes = home->ask("contact.changes", R"({"since":0,"base":0})");
    EXPECT_EQ(changes.at("result").at("contacts").as_array().size(), 1U);
}

TEST_F(HubTest, TheSharedBookIsChangedByPermissionAndAnnouncedToAll_F6) {
    auto anna = loggedIn("anna");
    EXPECT_EQ(anna->refusal("contact.save", saving("shared")), "forbidden");
    EXPECT_EQ(anna->refusal("contact.import", R"({"importId":"x","book":"shared"})"), "forbidden");
    EXPECT_EQ(anna->refusal("contact.import.undo", R"({"importId":"x","book":"shared"})"), "forbidden");
    EXPECT_EQ(anna->refusal("contact.remove", R"({"contact":"x","book":"shared"})"), "forbidden");
    EXPECT_EQ(anna->refusal("contact.remove", R"({"contact":"x"})"), "invalidArgument");

    storage.bookEditor = UserId("bruno");
    auto bruno = loggedIn("bruno", "free");
    auto carla = loggedIn("carla", "free");
    for (FakeClient* each : {anna.get(), bruno.get(), carla.get()})
        each->subscribe();
    loop.advance(100ms);
    bruno->ask("contact.save", saving("shared"));
    loop.advance(100ms);
    for (FakeClient* each : {anna.get(), bruno.get(), carla.get()})
        EXPECT_EQ(each->batches().back().contactsVersion, 1);
}

TEST_F(HubTest, ASnapshotTellsTheVersionsOfBothBooks) {
    storage.users[UserId("anna")].personalBook = 7;
    DirectoryUpdate update;
    update.sharedBook = 9;  // changed by another process
    storage.nextDirectory = update;
    loop.advance(10s);
    auto anna = loggedIn("anna");
    const StateBatch batch = anna->subscribe();
    EXPECT_EQ(batch.personalContactsVersion, 7);
    EXPECT_EQ(batch.contactsVersion, 9);
}

}  // namespace
}  // namespace euterpe::hub
