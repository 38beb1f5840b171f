#include "lib/contacts/csv_contacts.h"

#include "lib/contacts/contact_file.h"
#include "lib/protocol/limits.h"
#include "tests/lib/contacts/collector.h"

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using namespace std::string_literals;
using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;
using protocol::ContactSource;
using testing::Collector;

Collector read(std::string_view text) {
    Collector all;
    readCsvContacts(text, all);
    return all;
}

TEST(KalliopeCsv, RowsOfOnePersonBecomeOneContact) {
    const Collector all = read(
        "FirstName,lastName,organization,organizationalUnit,contactType,contactValue,speedDial\r\n"
        "Anna,Rossi,Acme,Sales,Work,0503163658,12\r\n"
        "Bruno,Verdi,,,Home,050 1,\r\n"
        "Anna,Rossi,Acme,Sales,Work Mobile,+39 333 1,\r\n"
        "Anna,Rossi,Acme,Sales,EMAIL,anna@acme.it,9\r\n");
    ASSERT_EQ(all.contacts.size(), 2u);
    EXPECT_TRUE(all.errors.empty());
    const Contact& anna = all.contacts[0].contact;
    EXPECT_EQ(anna.firstName, "Anna");
    EXPECT_EQ(anna.lastName, "Rossi");
    EXPECT_EQ(anna.organization, "Acme");
    EXPECT_EQ(anna.unit, "Sales");
    EXPECT_EQ(anna.source, ContactSource::Csv);
    EXPECT_EQ(anna.fields, (std::vector<ContactField>{{ContactFieldType::Work, "0503163658", "12"},
                                                      {ContactFieldType::WorkMobile, "+39 333 1", ""},
                                                      {ContactFieldType::Email, "anna@acme.it", ""}}));
    EXPECT_EQ(all.contacts[0].line, 2);
    EXPECT_EQ(all.contacts[1].line, 3);
}

TEST(KalliopeCsv, ABrokenRowIsToldWithItsLineAndTheRestComesIn) {
    const Collector all = read(
        "lastName;contactType;contactValue\n"
        "Rossi;Work;no number\n"
        "Verdi;Pigeon;12\n"
        "Bianchi;Email;bianchi(at)acme.it\n"
        "Neri;Work;\n"
        ";Work;12\n"
        "\"Gialli;Work;12\n"
        "Blu;Work;12\n"
        "Blu;Home;x\n");
    ASSERT_EQ(all.contacts.size(), 1u);
    EXPECT_EQ(all.contacts[0].contact.lastName, "Blu");
    EXPECT_EQ(all.errors, (std::vector<RowError>{{2, RowProblem::NotANumber, "no number"},
                                                 {3, RowProblem::UnknownType, "Pigeon"},
                                                 {4, RowProblem::NotAnAddress, "bianchi(at)acme.it"},
                                                 {7, RowProblem::UnclosedQuote, ""},
                                                 {9, RowProblem::NotANumber, "x"},
                                                 {5, RowProblem::NoDetail, "Neri"},
                                                 {6, RowProblem::NoName, ""}}));
}

// The rows behind it are read, whether they have quotes themselves or are more than a row can be.
TEST(KalliopeCsv, AQuoteThatIsNeverClosedIsFoundInItsOwnRow) {
    const std::string head = "lastName,contactType,contactValue\n";
    Collector all = read(head + "\"Rossi,Work,1\n\"Verdi\",Work,2\n\"Bianchi\nand sons\",Work,3\n");
    EXPECT_EQ(all.errors, (std::vector<RowError>{{2, RowProblem::UnclosedQuote, ""}}));
    ASSERT_EQ(all.contacts.size(), 2u);
    EXPECT_EQ(all.contacts[0].contact.lastName, "Verdi");
    EXPECT_EQ(all.contacts[1].contact.lastName, "Bianchi and sons");

    std::string rows;
    for (int i = 0; rows.size() <= protocol::limits::kCsvRowBytes; ++i)
        rows += "Neri " + std::to_string(i) + ",Work," + std::to_string(i) + '\n';
    all = read(head + "\"Rossi,Work,1\n" + rows);
    EXPECT_EQ(all.errors, (std::vector<RowError>{{2, RowProblem::UnclosedQuote, ""}}));
    EXPECT_GT(all.contacts.size(), 1'000u);
}

TEST(KalliopeCsv, TextsAreTidiedAndLimited) {
    const std::string tooLong(protocol::limits::kContactText + 1, 'x');
    const Collector all = read(
        "FirstName,lastName,contactType,contactValue\n"
        "\" Anna\nMaria \",Rossi,Work,\xC2\xA0"
        "050 1\xC2\xA0\n" +
        tooLong + ",Verdi,Work,1\n");
    ASSERT_EQ(all.contacts.size(), 2u);
    EXPECT_EQ(all.contacts[0].contact.firstName, "Anna Maria");
    EXPECT_EQ(all.contacts[0].contact.fields[0].value, "050 1");
    EXPECT_EQ(all.contacts[1].contact.firstName, "");
    ASSERT_EQ(all.errors.size(), 1u);
    EXPECT_EQ(all.errors[0].problem, RowProblem::TooLong);
    EXPECT_LE(all.errors[0].detail.size(), protocol::limits::kContactErrorDetail);
}

TEST(OutlookCsv, ReadsThreeLanguages) {
    const char* const files[] = {
        "\"First Name\",\"Last Name\",Company,Department,\"Business Phone\",\"Mobile Phone\",\"Business "
        "Fax\","
        "\"E-mail Address\",\"E-mail 2 Address\"\n"
        "Anna,Rossi,Acme,Sales,050 1,333 1,050 2,anna@acme.it,/o=Org/cn=anna\n",
        "Titolo,Nome,Cognome,Società,Reparto,Ufficio,Cellulare,Fax (uff.),Indirizzo posta elettronica\n"
        "Dr,Anna,Rossi,Acme,Sales,050 1,333 1,050 2,anna@acme.it\n",
        "Nombre;Apellidos;Organización;Departamento;Teléfono del trabajo;Teléfono móvil;Fax del trabajo;"
        "Dirección de correo electrónico\n"
        "Anna;Rossi;Acme;Sales;050 1;333 1;050 2;anna@acme.it\n"};
    for (const char* file : files) {
        const Collector all = read(file);
        ASSERT_EQ(all.contacts.size(), 1u) << file;
        EXPECT_TRUE(all.errors.empty()) << file;
        const Contact& anna = all.contacts[0].contact;
        EXPECT_EQ(anna.source, ContactSource::OutlookCsv);
        EXPECT_EQ(anna.firstName + '/' + anna.lastName + '/' + anna.organization + '/' + anna.unit,
                  "Anna/Rossi/Acme/Sales");
        EXPECT_EQ(anna.fields, (std::vector<ContactField>{{ContactFieldType::Work, "050 1", ""},
                                                          {ContactFieldType::Mobile, "333 1", ""},
                                                          {ContactFieldType::Fax, "050 2", ""},
                                                          {ContactFieldType::Email, "anna@acme.it", ""}}));
    }
}

TEST(OutlookCsv, CountsWhatHasNoPlace) {
    Contact anna;
    anna.lastName = "Rossi";
    for (int i = 0; i < 5; ++i)
        anna.fields.push_back({ContactFieldType::Work, "050 " + std::to_string(i), ""});
    std::string text = outlookCsvHead();
    EXPECT_EQ(appendOutlookCsv(text, anna), 2u);
    EXPECT_EQ(read(text.substr(3)).contacts.at(0).contact.fields.size(), 3u);
}

TEST(CsvContacts, AFileWithOtherColumnsIsToldSo) {
    EXPECT_EQ(read("number,first\n101,Anna\n").errors,
              (std::vector<RowError>{{1, RowProblem::NoColumns, "number, first"}}));
    EXPECT_EQ(read("").errors, (std::vector<RowError>{{0, RowProblem::NoColumns, ""}}));
}

TEST(ContactFile, IsRecognised) {
    EXPECT_EQ(recognise("!BDN\x01\x02"), ContactSource::OutlookFile);
    EXPECT_EQ(recognise("\xEF\xBB\xBF\r\nbegin:vcard\r\n"), ContactSource::VCard);
    EXPECT_EQ(recognise("\xFF\xFE"
                        "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0"s),
              ContactSource::VCard);
    EXPECT_EQ(recognise("a,b\n"), ContactSource::Csv);
    EXPECT_EQ(recognise("\x89PNG\r\n\x1a\n"), ContactSource::Unknown);
    EXPECT_EQ(recognise(""), ContactSource::Unknown);
}

TEST(ContactFile, StopsAtItsLimits) {
    Collector all;
    std::string broken = "lastName,contactType,contactValue\n";
    for (std::size_t i = 0; i < protocol::limits::kContactFileErrors + 10; ++i)
        broken += "x,Pigeon,1\n";
    ASSERT_TRUE(readContactFile(broken, all));
    EXPECT_EQ(all.errors.size(), protocol::limits::kContactFileErrors);
    const auto tooLarge = readContactFile(std::string(protocol::limits::kContactFileBytes + 1, 'x'), all);
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().code, ErrorCode::TooLarge);
    EXPECT_FALSE(readContactFile("\x89PNG\x01", all));
}

}  // namespace
}  // namespace euterpe::contacts
