// Users, passwords, REST credentials, seats, session tokens (A1, B2, B3; issue 2 part 4).
#include "server/store/secrets.h"
#include "tests/server/store/temp_store.h"

namespace euterpe::store {
namespace {

using protocol::Mode;
using protocol::Permission;
using protocol::Role;
using protocol::SeatOutcome;

UserRecord userNamed(const char* name) {
    UserRecord user;
    user.id = UserId(name);
    user.extension = ExtensionId("101");
    return user;
}

TEST_F(StoreTest, AUserComesBackAsAdded) {
    ASSERT_OK(store_->setSeatTotals({1, 1}));
    UserRecord anna = userNamed("anna rossi");
    anna.roles = {Role::Operator, Role::Supervisor};
    anna.seat = SeatKind::Phone;
    anna.account = AccountId("101-desk");
    ASSERT_OK(store_->addUser(anna, "secret"));
    EXPECT_EQ(*store_->findUser(anna.id), anna);
    EXPECT_EQ(*store_->loadUsers(), std::vector{anna});
    anna.roles = {Role::Administrator};
    anna.extension = ExtensionId("102");
    anna.disabled = true;
    ASSERT_OK(store_->updateUser(anna));
    EXPECT_EQ(*store_->findUser(anna.id), anna);
    EXPECT_EQ(store_->addUser(anna, "secret").error().code, ErrorCode::Conflict);
    ASSERT_OK(store_->removeUser(anna.id));
    EXPECT_EQ(store_->findUser(anna.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(store_->removeUser(anna.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(store_->updateUser(anna).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, NamesAndPasswordsThatCannotBeAreRefused) {
    EXPECT_EQ(store_->addUser(userNamed(""), "x").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(store_->addUser(userNamed("a\nb"), "x").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(store_->addUser(userNamed(" a"), "x").error().code, ErrorCode::InvalidArgument);
    ASSERT_OK(store_->addUser(userNamed("b"), "x"));
    EXPECT_EQ(store_->setPassword(UserId("b"), "").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(store_->addUser(userNamed("a"), std::string(2'000, 'x')).error().code,
              ErrorCode::InvalidArgument);
    UserRecord rest = userNamed("a@b");
    rest.restApi = true;
    EXPECT_EQ(store_->addUser(rest, "x").error().code, ErrorCode::InvalidArgument);
}

TEST_F(StoreTest, OnlyTheRightPasswordOfAnEnabledUserPasses) {
    ASSERT_OK(store_->addUser(userNamed("anna"), "pässwörd"));
    EXPECT_TRUE(store_->verifyPassword(UserId("anna"), "pässwörd").ok());
    for (const char* wrong : {"", "p", "Pässwörd", "pässwörd "})
        EXPECT_EQ(store_->verifyPassword(UserId("anna"), wrong).error().code, ErrorCode::Unauthorized);
    const Error unknown = store_->verifyPassword(UserId("nobody"), "pässwörd").error();
    const Error wrong = store_->verifyPassword(UserId("anna"), "x").error();
    EXPECT_EQ(unknown, wrong) << "the answer must not tell who exists";
    EXPECT_FALSE(store_->verifyPassword(UserId("nobody"), "").ok());
    UserRecord disabled = *store_->findUser(UserId("anna"));
    disabled.disabled = true;
    ASSERT_OK(store_->updateUser(disabled));
    EXPECT_EQ(store_->verifyPassword(UserId("anna"), "pässwörd").error(), wrong);
}

TEST_F(StoreTest, AUserWithoutAPasswordCannotLogInYet) {
    ASSERT_OK(store_->addUser(userNamed("anna"), ""));
    EXPECT_EQ(store_->verifyPassword(UserId("anna"), "").error().code, ErrorCode::Unauthorized);
    ASSERT_OK(store_->setPassword(UserId("anna"), "now"));
    EXPECT_TRUE(store_->verifyPassword(UserId("anna"), "now").ok());
}

TEST_F(StoreTest, PasswordsAreKeptAsArgon2idOnly) {
    ASSERT_OK(store_->addUser(userNamed("anna"), "very-secret-word"));
    EXPECT_EQ(runSql(file_, "select substr(password_hash, 1, 10) from app_user"), "$argon2id$");
    EXPECT_EQ(runSql(file_, "select rest_digest from app_user"), "");
}

TEST(Secrets, InteractiveHashesHaveTheRecommendedCost) {
    const std::string hash = hashPassword("x", HashCost::Interactive);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
    EXPECT_TRUE(passwordMatches(hash, "x"));
    EXPECT_FALSE(passwordMatches(hash, "y"));
    EXPECT_FALSE(passwordMatches("", ""));
}

TEST_F(StoreTest, ANewPasswordEndsTheOldOneAndItsSessions) {
    ASSERT_OK(store_->addUser(userNamed("anna"), "old"));
    const auto token = store_->createToken({UserId("anna"), Mode::Pro, AccountId("101"), 5'000});
    ASSERT_OK(token);
    ASSERT_OK(store_->setPassword(UserId("anna"), "new"));
    EXPECT_FALSE(store_->verifyPassword(UserId("anna"), "old").ok());
    EXPECT_TRUE(store_->verifyPassword(UserId("anna"), "new").ok());
    EXPECT_FALSE(store_->findToken(*token, 1'000).ok());
    EXPECT_EQ(store_->setPassword(UserId("nobody"), "x").error().code, ErrorCode::NotFound);
}

// kalliope-facts, section 1: digestPassword = hex(sha256(password{salt})), with its worked example.
TEST_F(StoreTest, TheRestDigestIsKalliopesAndOnlyForItsUsers) {
    EXPECT_EQ(sha256Hex("admin{b5a8fdcf2f8d5acdad33c4a072a97d7a}"),
              "dd7b0be7fa37d6cbaf0b842bf7532f229cb79ab8d54d509c2aa7eea27a53cd5e");
    const std::string salt = *store_->restSalt();
    EXPECT_EQ(salt.size(), 32u);
    EXPECT_EQ(*store_->restSalt(), salt);
    UserRecord api = userNamed("api");
    api.restApi = true;
    ASSERT_OK(store_->addUser(api, "geheim"));
    ASSERT_OK(store_->addUser(userNamed("anna"), "geheim"));
    auto credential = store_->restCredential(UserId("api"));
    ASSERT_OK(credential);
    EXPECT_EQ(credential->digestPassword, sha256Hex("geheim{" + salt + "}"));
    EXPECT_EQ(store_->restCredential(UserId("anna")).error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(store_->restCredential(UserId("nobody")).error().code, ErrorCode::Unauthorized);
    ASSERT_OK(store_->setPassword(UserId("api"), "anders"));
    EXPECT_EQ(store_->restCredential(UserId("api"))->digestPassword, sha256Hex("anders{" + salt + "}"));
    api.restApi = false;
    ASSERT_OK(store_->updateUser(api));
    EXPECT_EQ(runSql(file_, "select rest_digest from app_user where name = 'api'"), "");
    // Turned on again, it needs a password to make the digest from.
    api.restApi = true;
    ASSERT_OK(store_->updateUser(api));
    EXPECT_FALSE(store_->restCredential(UserId("api")).ok());
}

TEST_F(StoreTest, SeatsAreGivenUpToTheirTotal) {
    ASSERT_OK(store_->setSeatTotals({1, 0}));
    UserRecord anna = userNamed("anna");
    UserRecord bruno = userNamed("bruno");
    anna.seat = SeatKind::Pro;
    bruno.seat = SeatKind::Pro;
    ASSERT_OK(store_->addUser(anna, "x"));
    EXPECT_EQ(store_->addUser(bruno, "x").error().code, ErrorCode::Conflict);
    bruno.seat = SeatKind::None;
    ASSERT_OK(store_->addUser(bruno, "x"));
    bruno.seat = SeatKind::Phone;
    EXPECT_EQ(store_->updateUser(bruno).error().code, ErrorCode::Conflict);
    auto use = store_->seats();
    ASSERT_OK(use);
    EXPECT_EQ(use->totals, (SeatTotals{1, 0}));
    EXPECT_EQ(use->given, (SeatTotals{1, 0}));
    EXPECT_EQ(store_->setSeatTotals({-1, 0}).error().code, ErrorCode::InvalidArgument);
}

// A1: Free needs no seat, Phone also allows Pro, without a seat the session goes on as Free.
TEST_F(StoreTest, ASeatAllowsItsModes) {
    ASSERT_OK(store_->setSeatTotals({1, 1}));
    UserRecord pro = userNamed("pro");
    UserRecord phone = userNamed("phone");
    pro.seat = SeatKind::Pro;
    phone.seat = SeatKind::Phone;
    ASSERT_OK(store_->addUser(pro, "x"));
    ASSERT_OK(store_->addUser(phone, "x"));
    ASSERT_OK(store_->addUser(userNamed("free"), "x"));
    const auto check = [&](const char* user, Mode mode) { return *store_->checkSeat(UserId(user), mode); };
    EXPECT_EQ(check("free", Mode::Free), (SeatDecision{Mode::Free, SeatOutcome::NotNeeded}));
    EXPECT_EQ(check("free", Mode::Pro), (SeatDecision{Mode::Free, SeatOutcome::NoSeatForUser}));
    EXPECT_EQ(check("pro", Mode::Pro), (SeatDecision{Mode::Pro, SeatOutcome::Granted}));
    EXPECT_EQ(check("pro", Mode::Phone), (SeatDecision{Mode::Free, SeatOutcome::NoSeatForUser}));
    EXPECT_EQ(check("phone", Mode::Phone), (SeatDecision{Mode::Phone, SeatOutcome::Granted}));
    EXPECT_EQ(check("phone", Mode::Pro), (SeatDecision{Mode::Pro, SeatOutcome::Granted}));
    EXPECT_EQ(check("phone", Mode::Unknown), (SeatDecision{Mode::Free, SeatOutcome::NotNeeded}));
    EXPECT_EQ(store_->checkSeat(UserId("nobody"), Mode::Pro).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, WithFewerSeatsThanHoldersTheFirstKeepTheirs) {
    ASSERT_OK(store_->setSeatTotals({2, 0}));
    for (const char* name : {"b-first", "a-second"}) {
        UserRecord user = userNamed(name);
        user.seat = SeatKind::Pro;
        ASSERT_OK(store_->addUser(user, "x"));
    }
    runSql(file_, "update app_user set seat_since = case name when 'b-first' then 1 else 2 end");
    ASSERT_OK(store_->setSeatTotals({1, 0}));
    EXPECT_EQ(store_->checkSeat(UserId("b-first"), Mode::Pro)->outcome, SeatOutcome::Granted);
    EXPECT_EQ(store_->checkSeat(UserId("a-second"), Mode::Pro)->outcome, SeatOutcome::AllSeatsTaken);
}

TEST(Permissions, FollowModeAndUser) {
    UserRecord user = userNamed("anna");
    const std::vector free{Permission::User,     Permission::Dial, Permission::HangUp,
                           Permission::Register, Permission::Chat, Permission::Voicemail};
    EXPECT_EQ(permissionsOf(user, Mode::Free), free);
    auto pro = free;
    pro.insert(pro.end(), {Permission::PhoneStates, Permission::Fork, Permission::Booking});
    EXPECT_EQ(permissionsOf(user, Mode::Pro), pro);
    auto phone = pro;
    phone.insert(phone.end(), {Permission::Softphone, Permission::Services, Permission::Park,
                               Permission::Record, Permission::Pickup});
    EXPECT_EQ(permissionsOf(user, Mode::Phone), phone);
    const std::vector allowed{Permission::Park, Permission::Record};
    EXPECT_EQ(permissionsOf(user, Mode::Free, allowed), free);
    EXPECT_EQ(permissionsOf(user, Mode::Phone, allowed), phone);
    pro.insert(pro.end(), allowed.begin(), allowed.end());
    EXPECT_EQ(permissionsOf(user, Mode::Pro, allowed), pro);
    user.disabled = true;
    EXPECT_TRUE(permissionsOf(user, Mode::Pro).empty());
}

// B5: after a restart of the server the desktop resumes without a password.
TEST_F(StoreTest, ATokenSurvivesARestartUntilItExpires) {
    ASSERT_OK(store_->addUser(userNamed("anna"), "x"));
    SessionRecord session{UserId("anna"), Mode::Pro, AccountId("101"), 10'000};
    const auto token = store_->createToken(session);
    ASSERT_OK(token);
    EXPECT_EQ(token->size(), 43u);
    EXPECT_EQ(runSql(file_, "select count(*) from session_token where hash = '" + *token + "'"), "0")
        << "the token itself is not kept";
    store_.reset();
    store_ = openStore(file_);
    EXPECT_EQ(*store_->findToken(*token, 9'999), session);
    EXPECT_EQ(store_->findToken(*token, 10'000).error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(store_->findToken("guess", 0).error().code, ErrorCode::Unauthorized);
    session.account = AccountId("101-2");
    session.expiresAt = 20'000;
    ASSERT_OK(store_->updateToken(*token, session));
    EXPECT_EQ(*store_->findToken(*token, 15'000), session);
    EXPECT_EQ(*store_->removeExpiredTokens(19'999), 0);
    EXPECT_EQ(*store_->removeExpiredTokens(20'000), 1);
    EXPECT_EQ(store_->updateToken(*token, session).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, TokensEndWithLogoutDisablingAndRemoval) {
    ASSERT_OK(store_->addUser(userNamed("anna"), "x"));
    const SessionRecord session{UserId("anna"), Mode::Free, AccountId(), 10'000};
    const std::string first = *store_->createToken(session);
    const std::string second = *store_->createToken(session);
    EXPECT_NE(first, second);
    ASSERT_OK(store_->removeToken(first));
    EXPECT_FALSE(store_->findToken(first, 0).ok());
    EXPECT_TRUE(store_->findToken(second, 0).ok());
    UserRecord user = *store_->findUser(UserId("anna"));
    user.disabled = true;
    ASSERT_OK(store_->updateUser(user));
    EXPECT_FALSE(store_->findToken(second, 0).ok());
    ASSERT_OK(store_->removeUser(UserId("anna")));
    EXPECT_EQ(runSql(file_, "select count(*) from session_token"), "0");
    EXPECT_EQ(store_->createToken(session).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, TheChosenTelephoneIsRemembered) {
    ASSERT_OK(store_->addUser(userNamed("anna"), "x"));
    ASSERT_OK(store_->setChosenAccount(UserId("anna"), AccountId("101-2")));
    EXPECT_EQ(store_->findUser(UserId("anna"))->account, AccountId("101-2"));
    EXPECT_EQ(store_->setChosenAccount(UserId("nobody"), AccountId("x")).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace euterpe::store
