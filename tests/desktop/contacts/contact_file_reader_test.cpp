// F8: files of every kind, read beside the event loop.
#include "desktop/contacts/contact_file_reader.h"

#include "lib/contacts/contact_file.h"
#include "tests/desktop/contacts/raw_pst.h"
#include "tests/desktop/support/waiting.h"

#include <optional>
#include <random>

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using euterpe::testing::waitUntil;
using protocol::ContactField;
using protocol::ContactFieldType;
using protocol::ContactSource;

class FileReader : public ::testing::Test {
  protected:
    struct Outcome {
        std::optional<ReadFile> file;
        std::optional<Error> error;
    };
    QString write(const char* name, const std::string& bytes) const {
        QFile file(folder.filePath(QLatin1StringView(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(bytes));
        return file.fileName();
    }
    static Outcome read(const QString& path, const QStringList& excluded = {}) {
        ContactFileReader reader;
        Outcome outcome;
        QObject::connect(&reader, &ContactFileReader::finished, &reader,
                         [&](const ReadFile& file) { outcome.file = file; });
        QObject::connect(&reader, &ContactFileReader::failed, &reader,
                         [&](const Error& error) { outcome.error = error; });
        reader.read(path, excluded);
        EXPECT_FALSE(outcome.file || outcome.error) << "answered from the event loop";
        EXPECT_TRUE(waitUntil([&] { return outcome.file || outcome.error; }, std::chrono::seconds(60)));
        return outcome;
    }

    QTemporaryDir folder;
};

RawPst outlookFile() {
    RawPst file;
    file.addFolder("Contacts");
    file.addContact({{RawPst::kGivenName, "Anna"},
                     {RawPst::kSurname, "Rossi"},
                     {RawPst::kCompany, "Acme"},
                     {RawPst::kDepartment, "Sales"},
                     {RawPst::kBusinessPhone, "0503163658"},
                     {RawPst::kMobilePhone, "333 1"},
                     {RawPst::kBusinessFax, "050 9"}});
    file.addContact({{RawPst::kSurname, "Verdi"}, {RawPst::kHomePhone, "050 2"}});
    file.addContact({{RawPst::kSurname, "Broken"}, {RawPst::kHomePhone, "none"}});
    file.addFolder("Private");
    file.addContact({{RawPst::kSurname, "Secret"}, {RawPst::kHomePhone, "050 3"}});
    return file;
}

TEST_F(FileReader, F8_an_outlook_data_file) {
    const Outcome all = read(write("contacts.pst", outlookFile().bytes()));
    ASSERT_TRUE(all.file) << all.error->detail;
    ASSERT_EQ(all.file->contacts.size(), 3u);
    const protocol::Contact& anna = all.file->contacts[0].contact;
    EXPECT_EQ(anna.source, ContactSource::OutlookFile);
    EXPECT_EQ(anna.firstName + '/' + anna.lastName + '/' + anna.organization + '/' + anna.unit,
              "Anna/Rossi/Acme/Sales");
    EXPECT_EQ(anna.fields, (std::vector<ContactField>{{ContactFieldType::Work, "0503163658", ""},
                                                      {ContactFieldType::Mobile, "333 1", ""},
                                                      {ContactFieldType::Fax, "050 9", ""}}));
    ASSERT_EQ(all.file->errors.size(), 1u);
    EXPECT_EQ(all.file->errors[0].detail, "none");
    const Outcome some =
        read(write("contacts.pst", outlookFile().bytes()), {QStringLiteral("Private"), QStringLiteral("x")});
    ASSERT_TRUE(some.file);
    EXPECT_EQ(some.file->contacts.size(), 2u);
}

// Whatever a damaged file does to the program that reads it, it does not do to this one.
TEST_F(FileReader, F8_a_damaged_outlook_data_file_is_an_error_or_less_contacts) {
    const std::string good = outlookFile().bytes();
    std::mt19937 random(7);
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    int refused = 0;
    for (int i = 0; i < 30; ++i) {
        std::string damaged = good;
        for (int octet = 0; octet < 40; ++octet)
            damaged[4 + below(damaged.size() - 4)] = static_cast<char>(below(256));
        if (i % 3 == 0)
            damaged.resize(4 + below(damaged.size() - 4));
        const Outcome outcome = read(write("damaged.pst", damaged));
        refused += outcome.error.has_value();
        EXPECT_TRUE(outcome.error || outcome.file->contacts.size() <= 4);
    }
    EXPECT_GT(refused, 0);
}

TEST_F(FileReader, F8_text_files) {
    const Outcome csv =
        read(write("a.csv", "lastName,contactType,contactValue\nRossi,Work,1\nVerdi,Work,x\n"));
    ASSERT_TRUE(csv.file);
    EXPECT_EQ(csv.file->source, ContactSource::Csv);
    EXPECT_EQ(csv.file->contacts.size(), 1u);
    EXPECT_EQ(csv.file->errors.size(), 1u);
    const Outcome card = read(write("a.vcf", "BEGIN:VCARD\nN:Rossi;\nTEL:1\nEND:VCARD\n"));
    ASSERT_TRUE(card.file);
    EXPECT_EQ(card.file->source, ContactSource::VCard);
}

TEST_F(FileReader, F8_what_cannot_be_read_says_why) {
    EXPECT_EQ(read(folder.filePath(QStringLiteral("missing"))).error->code, ErrorCode::Io);
    EXPECT_EQ(read(write("picture", "\x89PNG\x01")).error->code, ErrorCode::Malformed);
}

TEST_F(FileReader, F8_a_reader_may_go_at_any_time) {
    std::string large = "lastName,contactType,contactValue\n";
    for (int i = 0; i < 20'000; ++i)
        large += "Rossi" + std::to_string(i) + ",Work," + std::to_string(i) + "\n";
    const QString text = write("large.csv", large);
    const QString outlook = write("contacts.pst", outlookFile().bytes());
    for (const QString& path : {text, outlook}) {
        ContactFileReader reader;
        reader.read(path);
    }
    euterpe::testing::settle();
}

}  // namespace
}  // namespace euterpe::contacts
