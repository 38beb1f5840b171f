// euterpe-admin as its user sees it: command line in, text and exit status out.
#include "admin/commands.h"

#include "server/store/contact_books.h"
#include "server/store/store.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace euterpe::admin {
namespace {

class AdminTest : public testing::Test {
  protected:
    AdminTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "euterpe admin XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
    }
    ~AdminTest() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    // Runs a command; `input` is its standard input.
    int run(std::vector<std::string> words, const std::string& input = "") {
        words.insert(words.begin(), {"--data", folder_ + "/data"});
        std::istringstream in(input);
        std::ostringstream out;
        std::ostringstream err;
        Console console{in, out, err};
        const int status = runAdmin(words, console);
        out_ = out.str();
        err_ = err.str();
        return status;
    }
    std::string write(const std::string& name, const std::string& text) {
        const std::string file = folder_ + '/' + name;
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }
    std::unique_ptr<store::Store> open() {
        static const Log log(LogLevel::Error, -1);
        auto store = store::Store::open({folder_ + "/data/euterpe.db", false, true}, log);
        EXPECT_TRUE(store.ok());
        return store ? std::move(*store) : nullptr;
    }

    std::string folder_;
    std::string out_;
    std::string err_;
};

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST_F(AdminTest, HelpNamesEveryCommand) {
    EXPECT_EQ(run({"--help"}), 0);
    for (const Command& command : allCommands())
        EXPECT_TRUE(contains(out_, command.words)) << command.words;
    EXPECT_EQ(run({"user", "add", "--help"}), 0);
    EXPECT_TRUE(contains(out_, "--password-stdin"));
    EXPECT_EQ(run({}), 2);
}

TEST_F(AdminTest, WhatIsNotUnderstoodSaysSo) {
    EXPECT_EQ(run({"frobnicate"}), 2);
    EXPECT_TRUE(contains(err_, "frobnicate"));
    EXPECT_EQ(run({"user", "add", "anna", "--colour", "red"}), 2);
    EXPECT_TRUE(contains(err_, "unknown option --colour"));
    EXPECT_EQ(run({"user", "add"}), 2);
    EXPECT_EQ(run({"user", "add", "anna", "--seat"}), 2);
    EXPECT_EQ(run({"user", "add", "anna", "--no-password=yes"}), 2);
    EXPECT_EQ(run({"user", "list", "more"}), 2);
    EXPECT_EQ(run({"init"}), 0);
    EXPECT_EQ(run({"user", "add", "anna", "--extension", "1", "--seat", "gold", "--no-password"}), 2);
    EXPECT_EQ(run({"user", "add", "anna", "--extension", "1", "--role", "king", "--no-password"}), 2);
    EXPECT_EQ(run({"seats", "set", "--pro", "many"}), 2);
    EXPECT_EQ(run({"seats", "set"}), 2);
}

TEST_F(AdminTest, WithoutADatabaseItSaysHowToMakeOne) {
    EXPECT_EQ(run({"user", "list"}), 1);
    EXPECT_TRUE(contains(err_, "init"));
    EXPECT_FALSE(std::filesystem::exists(folder_ + "/data/euterpe.db"));
    EXPECT_EQ(run({"init"}), 0);
    EXPECT_EQ(run({"init"}), 0) << "again does no harm";
    EXPECT_EQ(run({"user", "list"}), 0);
}

TEST_F(AdminTest, AUsersLife) {
    ASSERT_EQ(run({"init"}), 0);
    ASSERT_EQ(run({"extension", "add", "101", "--first", "Anna", "--account", "101", "--account", "101-2"}),
              0);
    ASSERT_EQ(run({"seats", "set", "--pro", "1"}), 0);
    EXPECT_EQ(run({"user", "add", "anna", "--extension", "101", "--role", "user", "--role", "supervisor",
                   "--seat", "pro", "--password-stdin"},
                  "geheim\n"),
              0)
        << err_;
    EXPECT_FALSE(contains(out_ + err_, "geheim"));
    EXPECT_EQ(run({"user", "list"}), 0);
    EXPECT_TRUE(contains(out_, "anna")) << out_;
    EXPECT_TRUE(contains(out_, "user,supervisor")) << out_;
    EXPECT_TRUE(open()->verifyPassword(UserId("anna"), "geheim").ok());
    EXPECT_EQ(run({"user", "add", "anna", "--extension", "101", "--no-password"}), 1);
    EXPECT_EQ(run({"user", "add", "bruno", "--extension", "102", "--seat", "pro", "--no-password"}), 1);
    EXPECT_TRUE(contains(err_, "all 1 seats of kind pro are given")) << err_;
    EXPECT_EQ(run({"user", "set", "anna", "--seat", "none", "--rest", "on", "--disabled", "off"}), 0);
    EXPECT_TRUE(contains(err_, "password again")) << err_;
    EXPECT_EQ(run({"user", "password", "anna", "--password-stdin"}, "neu\r\n"), 0);
    EXPECT_TRUE(open()->verifyPassword(UserId("anna"), "neu").ok());
    EXPECT_TRUE(open()->restCredential(UserId("anna")).ok());
    EXPECT_EQ(run({"user", "password", "anna", "--password-stdin"}, "\n"), 2);
    EXPECT_EQ(run({"user", "password", "nobody", "--password-stdin"}, "x\n"), 1);
    EXPECT_EQ(run({"seats", "show"}), 0);
    EXPECT_TRUE(contains(out_, "pro    0 given of 1")) << out_;
    EXPECT_EQ(run({"user", "remove", "anna"}), 0);
    EXPECT_EQ(run({"user", "remove", "anna"}), 1);
    EXPECT_EQ(run({"extension", "remove", "101"}), 0);
    EXPECT_EQ(run({"extension", "remove", "101"}), 1);
}

TEST_F(AdminTest, AUserOfAnUnknownExtensionIsAddedWithANote) {
    ASSERT_EQ(run({"init"}), 0);
    EXPECT_EQ(run({"user", "add", "anna", "--extension", "999", "--no-password"}), 0);
    EXPECT_TRUE(contains(err_, "999"));
    EXPECT_EQ(run({"user", "add", "bruno", "--no-password"}), 2) << "an extension is needed";
}

TEST_F(AdminTest, ACsvFileComesInAndItsBrokenRowsAreNamed) {
    ASSERT_EQ(run({"init"}), 0);
    const std::string file =
        write("people.csv",
              "\xEF\xBB\xBFnumber,first,last,company,accounts,mac\r\n"
              "101,Anna,\"Rossi, \"\"la\"\"\",Acme S.p.A.,101 101-2,- 00-04-13-B2-1A-25\r\n"
              ",Nobody,,,\r\n"
              "102,Jos\xE9,,,\r\n"
              "10x,A,B,C,\r\n"
              "103,Bruno,Verdi,\"two\nlines\",\r\n"
              "101,Again,,,\r\n"
              "104,C,D,,,000413\r\n"
              "105,E,F,,,- 000413b21a25\r\n");
    EXPECT_EQ(run({"import", "csv", file}), 0) << err_;
    EXPECT_TRUE(contains(err_, "people.csv:3: no number")) << err_;
    EXPECT_TRUE(contains(err_, "people.csv:4: not UTF-8")) << err_;
    EXPECT_TRUE(contains(err_, "people.csv:5: '10x'")) << err_;
    EXPECT_TRUE(contains(err_, "people.csv:8: the number 101 is there twice")) << err_;
    EXPECT_TRUE(contains(err_, "people.csv:9: '000413' is not a MAC address")) << err_;
    EXPECT_TRUE(contains(err_, "people.csv:10: more MAC addresses than accounts")) << err_;
    EXPECT_TRUE(contains(out_, "2 new")) << out_;
    const auto directory = *open()->loadDirectory();
    ASSERT_EQ(directory.extensions.size(), 2u);
    EXPECT_EQ(directory.extensions[0].lastName, "Rossi, \"la\"");
    EXPECT_EQ(directory.extensions[0].accounts, (std::vector{AccountId("101"), AccountId("101-2")}));
    EXPECT_EQ(directory.extensions[1].accounts, std::vector{AccountId("103")});
    EXPECT_EQ(directory.extensions[0].macs,
              (std::map<AccountId, std::string>{{AccountId("101-2"), "00:04:13:b2:1a:25"}}));
}

// B2: the PBX does not know it, so no import from there may lose it.
TEST_F(AdminTest, AMacAddressIsSetShownAndKept) {
    ASSERT_EQ(run({"init"}), 0);
    EXPECT_EQ(run({"extension", "add", "101", "--mac", "0004"}), 2);
    EXPECT_TRUE(contains(err_, "'0004' is not a MAC address")) << err_;
    ASSERT_EQ(run({"extension", "add", "101", "--account", "desk", "--mac", "000413B21A25"}), 0) << err_;
    ASSERT_EQ(run({"extension", "list"}), 0);
    EXPECT_TRUE(contains(out_, "desk (00:04:13:b2:1a:25)")) << out_;
    ASSERT_EQ(run({"import", "csv", write("people.csv", "number,first,accounts\n101,Anna,desk home\n")}), 0);
    EXPECT_EQ(open()->loadDirectory()->extensions.at(0).macs.at(AccountId("desk")), "00:04:13:b2:1a:25");
    ASSERT_EQ(run({"import", "csv", write("other.csv", "number,accounts\n101,home\n")}), 0);
    EXPECT_TRUE(open()->loadDirectory()->extensions.at(0).macs.empty()) << "another telephone";
}

TEST_F(AdminTest, ImportingAgainUpdatesNamesAndKeepsUsersAndWhatTheFileDoesNotSay) {
    ASSERT_EQ(run({"init"}), 0);
    run({"extension", "add", "101", "--first", "Old", "--last", "Name", "--company", "Acme", "--mailbox",
         "101@default", "--hidden"});
    run({"user", "add", "anna", "--extension", "101", "--password-stdin"}, "x\n");
    const std::string file = write("people.csv", "last;number;first\nRossi;101;Anna\nVerdi;102;Bruno\n");
    EXPECT_EQ(run({"import", "csv", file}), 0) << err_;
    const auto entry = open()->loadDirectory()->extensions[0];
    EXPECT_EQ(entry.firstName + ' ' + entry.lastName, "Anna Rossi");
    EXPECT_EQ(entry.company, "Acme");
    EXPECT_EQ(entry.mailbox, "101@default");
    EXPECT_TRUE(entry.hidden);
    EXPECT_TRUE(open()->verifyPassword(UserId("anna"), "x").ok());
    EXPECT_EQ(run({"import", "csv", file}), 0);
    EXPECT_TRUE(contains(out_, "0 new, 0 changed, 2 as they were")) << out_;
    const std::string less = write("less.csv", "number\n101\n");
    EXPECT_EQ(run({"import", "csv", less, "--remove-others"}), 0);
    EXPECT_EQ(open()->loadDirectory()->extensions.size(), 1u);
}

TEST_F(AdminTest, FilesThatHoldNothingUsefulAreErrors) {
    ASSERT_EQ(run({"init"}), 0);
    EXPECT_EQ(run({"import", "csv", folder_ + "/none.csv"}), 1);
    EXPECT_EQ(run({"import", "csv", write("empty.csv", "")}), 1);
    EXPECT_EQ(run({"import", "csv", write("nohead.csv", "101,Anna\n")}), 1);
    EXPECT_TRUE(contains(err_, "must name the columns")) << err_;
    EXPECT_EQ(run({"import", "company", write("bad.json", "{")}), 1);
    EXPECT_EQ(run({"import", "company", write("other.json", "{\"a\": 1}")}), 1);
    EXPECT_EQ(run({"import", "asterisk", "--user", "x"}), 2);
    EXPECT_EQ(run({"import", "asterisk", "--user", "x", "--secret-file", folder_ + "/none"}), 1);
    EXPECT_EQ(run({"import", "asterisk", "--ami", "127.0.0.1:port", "--user", "x", "--secret-file",
                   write("secret", "s\n")}),
              2);
}

TEST_F(AdminTest, TheCompanyFileMakesExtensionsGroupsAndUsers) {
    ASSERT_EQ(run({"init"}), 0);
    const std::string file = write("company.json",
                                   R"({"name": "Acme", "demo_user": "anna", "extensions": [
            {"number": "101", "first": "Anna", "last": "Rossi", "company": "Acme", "demo_user": true,
             "accounts": [{"id": "101", "mac": "001565a11a00"}, {"id": "101-2"}], "voicemail": true, "role": "operator"},
            {"number": "102", "first": "Bruno", "accounts": ["102-desk"]},
            {"first": "Nobody"}, 5],
            "groups": [{"number": "600", "name": "Sales"}],
            "contacts": [
            {"id": "0f8fad5b-d9cb-469f-a165-708677289501", "book": "shared", "firstName": "Ada", "lastName": "Neri",
             "fields": [{"type": "work", "value": "050 1"}]},
            {"id": "0f8fad5b-d9cb-469f-a165-708677289502", "book": "personal", "owner": "anna", "firstName": "Ivo",
             "lastName": "Neri", "fields": [{"type": "home", "value": "050 2"}]},
            {"id": "0f8fad5b-d9cb-469f-a165-708677289503", "book": "shared", "firstName": "No", "lastName": "Number"}]})");
    EXPECT_EQ(run({"import", "company", file}), 0) << err_;
    EXPECT_TRUE(contains(err_, "extensions[2]: no number")) << err_;
    EXPECT_TRUE(contains(err_, "extensions[3]: not an object")) << err_;
    EXPECT_TRUE(contains(err_, "contacts[2]: fields: missing")) << err_;
    auto store = open();
    EXPECT_EQ(store::ContactBooks(*store).changes(UserId("anna"), {})->contacts.size(), 2u);
    EXPECT_EQ(store::ContactBooks(*store).changes(UserId("102"), {})->contacts.size(), 1u);
    const auto directory = *store->loadDirectory();
    ASSERT_EQ(directory.extensions.size(), 2u);
    EXPECT_EQ(directory.extensions[0].mailbox, "101@default");
    EXPECT_EQ(directory.extensions[0].macs.at(AccountId("101")), "00:15:65:a1:1a:00");
    EXPECT_EQ(directory.extensions[1].accounts, std::vector{AccountId("102-desk")});
    EXPECT_EQ(directory.groups, (std::vector<store::RingGroup>{{"600", "Sales"}}));
    const auto anna = *store->findUser(UserId("anna"));
    EXPECT_EQ(anna.extension, ExtensionId("101"));
    EXPECT_EQ(anna.roles, std::vector{protocol::Role::Operator});
    EXPECT_EQ(store->checkSeat(UserId("102"), protocol::Mode::Pro)->outcome, protocol::SeatOutcome::Granted);
    EXPECT_EQ(run({"import", "company", file}), 0);
    EXPECT_TRUE(contains(out_, "0 new (set their passwords), 2 kept")) << out_;
}

TEST_F(AdminTest, OnlyWhatCanBeShownAndDialledGetsIntoTheDirectory) {
    ASSERT_EQ(run({"init"}), 0);
    const std::vector<std::vector<std::string>> wrong = {
        {"10'1"},
        {"10\r\nAction: Logoff"},
        {"101 "},
        {std::string(300, '1')},
        {"101", "--first", "\xff\xfe"},
        {"101", "--last", "A\nB"},
        {"101", "--company", std::string(5000, 'A')},
        {"101", "--mailbox", "101@default\n"},
        {"101", "--account", "101\r\nVariable: X=1"},
        {"101", "--account", "a;b"},
    };
    for (std::vector<std::string> words : wrong) {
        words.insert(words.begin(), {"extension", "add"});
        EXPECT_NE(run(words), 0) << words.back();
        EXPECT_TRUE(contains(err_, "extension '")) << err_;
    }
    EXPECT_TRUE(open()->loadDirectory()->extensions.empty());
    EXPECT_EQ(
        run({"extension", "add", "101", "--first", "Łucja", "--last", "O'Neil", "--account", "a-b_1.x"}), 0);
    EXPECT_NE(run({"user", "add", "\xff", "--extension", "101", "--no-password"}), 0);
}

TEST_F(AdminTest, OneBadRowOfAnImportDoesNotKeepTheOthersOut) {
    ASSERT_EQ(run({"init"}), 0);
    const std::string file =
        write("people.csv", "number,first,accounts\n201,\"Anna\nRossi\",\n202,Ugo,a;b\n");
    EXPECT_EQ(run({"import", "csv", file}), 0);
    EXPECT_TRUE(contains(err_, "people.csv:4: extension '202': an account has")) << err_;
    const std::string company =
        write("company.json", R"({"extensions":[{"number":"301","first":"A\nB"},{"number":"302"}]})");
    EXPECT_EQ(run({"import", "company", company}), 0);
    EXPECT_TRUE(contains(err_, "extension '301'")) << err_;
    const auto directory = *open()->loadDirectory();
    ASSERT_EQ(directory.extensions.size(), 2U);
    EXPECT_EQ(directory.extensions[0].firstName, "Anna Rossi");
    EXPECT_EQ(open()->loadUsers()->size(), 1U);
}

TEST_F(AdminTest, AFolderIsNoFile) {
    ASSERT_EQ(run({"init"}), 0);
    EXPECT_EQ(run({"import", "csv", folder_}), 1);
    EXPECT_TRUE(contains(err_, "is a folder")) << err_;
}

TEST_F(AdminTest, TheSharedPhonebookFromAndToFiles) {
    ASSERT_EQ(run({"init"}), 0);
    const std::string file = write("book.csv",
                                   "FirstName,lastName,contactType,contactValue\n"
                                   "Anna,Rossi,Work,0503163658\nBruno,Verdi,Work,none\nCarla,Neri,Home,1\n");
    EXPECT_EQ(run({"contacts", "import", file}), 0);
    EXPECT_TRUE(contains(out_, "contacts: 2 new, 0 changed, 0 as they were, 0 removed")) << out_;
    EXPECT_TRUE(contains(err_, "book.csv:3: not a telephone number: none")) << err_;
    const std::string undo = out_.substr(out_.find("undo ") + 5, 36);

    EXPECT_EQ(run({"contacts", "import", file}), 0);
    EXPECT_TRUE(contains(out_, "contacts: 0 new, 0 changed, 2 as they were, 0 removed")) << out_;
    for (const char* format : {"kalliope", "vcard", "vcard3", "outlook"}) {
        const std::string to = folder_ + "/out";
        EXPECT_EQ(run({"contacts", "export", to, "--format", format}), 0) << err_;
        EXPECT_TRUE(contains(out_, "2 contacts written"));
        EXPECT_EQ(run({"contacts", "import", to}), 0) << err_;
        EXPECT_TRUE(contains(out_, "0 new, 0 changed, 2 as they were")) << format << out_;
    }
    write("book.csv", "FirstName,lastName,contactType,contactValue\nAnna,Rossi,Work,0503163659\n");
    EXPECT_EQ(run({"contacts", "import", file, "--replace"}), 0);
    EXPECT_TRUE(contains(out_, "contacts: 0 new, 1 changed, 0 as they were, 1 removed")) << out_;
    EXPECT_EQ(run({"contacts", "undo", undo}), 0);
    EXPECT_TRUE(contains(out_, "0 contacts removed, 1 kept")) << out_;

    EXPECT_EQ(run({"contacts", "export", folder_ + "/out", "--format", "xlsx"}), 2);
    EXPECT_EQ(run({"contacts", "import", folder_ + "/none"}), 1);
    EXPECT_EQ(run({"contacts", "import", write("image", "\x89PNG\x01")}), 1);
}

}  // namespace
}  // namespace euterpe::admin
