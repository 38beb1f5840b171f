// Extensions, accounts and ring groups (F2, B2).
#include "tests/server/store/temp_store.h"

namespace euterpe::store {
namespace {

DirectoryEntry entry(const char* number, const char* first, std::vector<AccountId> accounts) {
    return {ExtensionId(number), first, "Rossi", "Acme", "", false, std::move(accounts)};
}

TEST_F(StoreTest, AnExtensionComesBackAsItWasPut) {
    const DirectoryEntry anna{ExtensionId("101"),
                              "Anna",
                              "D'Angelo",
                              "Ünïcode S.p.A.",
                              "101@default",
                              true,
                              {AccountId("101"), AccountId("101-2"), AccountId("0")}};
    ASSERT_OK(store_->putExtension(anna));
    auto directory = store_->loadDirectory();
    ASSERT_OK(directory);
    EXPECT_EQ(directory->extensions, std::vector{anna});
}

TEST_F(StoreTest, PuttingAgainReplacesNamesAndAccounts) {
    ASSERT_OK(store_->putExtension(entry("101", "Anna", {AccountId("a"), AccountId("b")})));
    const auto changed = entry("101", "Anne", {AccountId("c"), AccountId("a")});
    ASSERT_OK(store_->putExtension(changed));
    EXPECT_EQ(store_->loadDirectory()->extensions, std::vector{changed});
}

TEST_F(StoreTest, AnAccountBelongsToTheExtensionThatGotItLast) {
    ASSERT_OK(store_->putExtension(entry("101", "Anna", {AccountId("desk")})));
    ASSERT_OK(store_->putExtension(entry("102", "Bruno", {AccountId("desk")})));
    auto directory = store_->loadDirectory();
    ASSERT_OK(directory);
    EXPECT_TRUE(directory->extensions[0].accounts.empty());
    EXPECT_EQ(directory->extensions[1].accounts, std::vector{AccountId("desk")});
}

TEST_F(StoreTest, ABulkChangeSaysWhatItDidAndIsIdempotent) {
    Directory company;
    company.extensions = {entry("101", "Anna", {AccountId("101")}),
                          entry("102", "Bruno", {AccountId("102")})};
    company.groups = {{"600", "Sales"}};
    EXPECT_EQ(*store_->putDirectory(company, true), (DirectoryChange{2, 0, 0, 0}));
    EXPECT_EQ(*store_->putDirectory(company, true), (DirectoryChange{0, 0, 0, 2}));
    EXPECT_EQ(*store_->loadDirectory(), company);
    company.extensions[0].firstName = "Anne";
    company.extensions.pop_back();
    company.groups = {{"601", "Support"}};
    EXPECT_EQ(*store_->putDirectory(company, false), (DirectoryChange{0, 1, 0, 0}));
    EXPECT_EQ(store_->loadDirectory()->extensions.size(), 2u);
    EXPECT_EQ(*store_->putDirectory(company, true), (DirectoryChange{0, 0, 1, 1}));
    EXPECT_EQ(*store_->loadDirectory(), company);
}

TEST_F(StoreTest, ABulkChangeWithAWrongEntryChangesNothing) {
    Directory company;
    company.extensions = {entry("101", "Anna", {}), entry("", "Nobody", {})};
    auto refused = store_->putDirectory(company, true);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(store_->loadDirectory()->extensions.empty());
}

TEST_F(StoreTest, RemovingAnExtensionTakesItsAccountsAndNoUser) {
    ASSERT_OK(store_->putExtension(entry("101", "Anna", {AccountId("101")})));
    UserRecord user;
    user.id = UserId("anna");
    user.extension = ExtensionId("101");
    ASSERT_OK(store_->addUser(user, "secret"));
    ASSERT_OK(store_->removeExtension(ExtensionId("101")));
    EXPECT_TRUE(store_->loadDirectory()->extensions.empty());
    EXPECT_TRUE(store_->findUser(UserId("anna")).ok());
    EXPECT_EQ(store_->removeExtension(ExtensionId("101")).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, PresenceAndFavouritesArePersistent) {
    UserRecord user;
    user.id = UserId("anna");
    ASSERT_OK(store_->addUser(user, "secret"));
    ASSERT_OK(store_->setFavourite(user.id, ExtensionId("102"), true));
    ASSERT_OK(store_->setFavourite(user.id, ExtensionId("103"), true));
    ASSERT_OK(store_->setFavourite(user.id, ExtensionId("103"), true));
    ASSERT_OK(store_->setFavourite(user.id, ExtensionId("102"), false));
    ASSERT_OK(store_->setPresence(ExtensionId("101"), protocol::Presence::Busy));
    ASSERT_OK(store_->setPresence(ExtensionId("101"), protocol::Presence::Away));
    store_.reset();
    store_ = openStore(file_);
    EXPECT_EQ(*store_->favourites(user.id), std::vector{ExtensionId("103")});
    EXPECT_EQ(*store_->loadFavourites(), (std::vector<FavouriteRecord>{{user.id, ExtensionId("103")}}));
    EXPECT_EQ(*store_->loadPresence(),
              (std::vector<PresenceRecord>{{ExtensionId("101"), protocol::Presence::Away}}));
    ASSERT_OK(store_->removeUser(user.id));
    EXPECT_TRUE(store_->loadFavourites()->empty());
}

}  // namespace
}  // namespace euterpe::store
