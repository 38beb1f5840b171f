// What a PBX tells, turned into a directory.
#include "admin/pbx_import.h"

#include <gtest/gtest.h>

namespace euterpe::admin {
namespace {

telephony::EndpointInfo endpoint(const char* id, const char* name, const char* number, const char* hint) {
    telephony::EndpointInfo info;
    info.id = AccountId(id);
    info.callerIdName = name;
    info.callerIdNumber = number;
    info.hintExtension = hint;
    return info;
}

TEST(FromEndpoints, TelephonesAreGroupedByExtension) {
    auto box = endpoint("101", "Anna Maria Rossi", "101", "101");
    box.mailbox = "101@default";
    const Import import = fromEndpoints({endpoint("101-2", "Anna Maria Rossi", "101", "101"), box,
                                         endpoint("desk-7", "Bruno", "", "102"), endpoint("103", "", "", ""),
                                         endpoint("0411", "", "104", ""), endpoint("trunk", "", "", "")});
    ASSERT_EQ(import.directory.extensions.size(), 4u);
    const store::DirectoryEntry& anna = import.directory.extensions[0];
    EXPECT_EQ(anna.id, ExtensionId("101"));
    EXPECT_EQ(anna.firstName, "Anna Maria");
    EXPECT_EQ(anna.lastName, "Rossi");
    EXPECT_EQ(anna.mailbox, "101@default");
    EXPECT_EQ(anna.accounts, (std::vector{AccountId("101"), AccountId("101-2")}));
    EXPECT_EQ(import.directory.extensions[1].accounts, std::vector{AccountId("desk-7")});
    EXPECT_EQ(import.directory.extensions[1].firstName, "Bruno");
    EXPECT_EQ(import.directory.extensions[2].id, ExtensionId("103"));
    EXPECT_EQ(import.directory.extensions[3].accounts, std::vector{AccountId("0411")});
    ASSERT_EQ(import.problems.size(), 1u);
    EXPECT_EQ(import.problems[0].where, "endpoint trunk");
}

// As FreePBX's bulk handler writes it, with few of its columns.
TEST(ReadCsv, FreePbxsOwnExportIsTaken) {
    const Import import = readCsv(
        "\xEF\xBB\xBF\"extension\",\"password\",\"name\",\"voicemail\",\"ringtimer\",\"id\",\"tech\","
        "\"dial\"\n"
        "\"201\",\"\",\"Paula Fernández\",\"default\",\"0\",\"201\",\"pjsip\",\"PJSIP/201\"\n"
        "\"202\",\"\",\"Old Telephone\",\"novm\",\"0\",\"202\",\"sip\",\"SIP/202\"\n"
        "\"\",\"\",\"Nobody\",\"novm\",\"0\",\"\",\"sip\",\"\"\n",
        "extensions.csv");
    ASSERT_EQ(import.directory.extensions.size(), 2u);
    const store::DirectoryEntry& paula = import.directory.extensions[0];
    EXPECT_EQ(paula.id, ExtensionId("201"));
    EXPECT_EQ(paula.firstName, "Paula");
    EXPECT_EQ(paula.lastName, "Fernández");
    EXPECT_EQ(paula.mailbox, "201@default");
    EXPECT_EQ(paula.accounts, std::vector{AccountId("201")});
    EXPECT_TRUE(import.directory.extensions[1].accounts.empty()) << "chan_sip";
    EXPECT_TRUE(import.directory.extensions[1].mailbox.empty());
    ASSERT_EQ(import.problems.size(), 1u);
    EXPECT_EQ(import.problems[0].where, "extensions.csv:4");
}

TEST(FromAstDb, ReadsFreePbxsFamilies) {
    const Import import = fromAstDb({{"AMPUSER/101/cidname", "Anna Rossi"},
                                     {"AMPUSER/101/device", "101&90101"},
                                     {"AMPUSER/101/voicemail", "default"},
                                     {"AMPUSER/101/followme/ddial", "DIRECT"},
                                     {"AMPUSER/102/cidname", "Bruno"},
                                     {"AMPUSER/102/device", "102"},
                                     {"AMPUSER/102/voicemail", "novm"},
                                     {"AMPUSER/199/followme/ddial", "DIRECT"},
                                     {"AMPUSER/none/cidname", "x"},
                                     {"CALLERID/1", "x"},
                                     {"DEVICE/101/dial", "PJSIP/101"},
                                     {"DEVICE/90101/dial", "PJSIP/90101"},
                                     {"DEVICE/102/dial", "SIP/102"}});
    ASSERT_EQ(import.directory.extensions.size(), 2u);
    const store::DirectoryEntry& anna = import.directory.extensions[0];
    EXPECT_EQ(anna.mailbox, "101@default");
    EXPECT_EQ(anna.accounts, (std::vector{AccountId("101"), AccountId("90101")}));
    EXPECT_TRUE(import.directory.extensions[1].mailbox.empty());
    EXPECT_TRUE(import.directory.extensions[1].accounts.empty());
    EXPECT_EQ(import.problems.size(), 3u);
    EXPECT_TRUE(fromAstDb({}).directory.extensions.empty());
}

}  // namespace
}  // namespace euterpe::admin
