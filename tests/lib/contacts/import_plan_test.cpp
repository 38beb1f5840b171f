#include "lib/contacts/import_plan.h"

#include "lib/contacts/contact_file.h"
#include "tests/lib/contacts/collector.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFieldType;
using protocol::ContactSource;

FoundContact found(const std::string& key, const std::string& name, const std::string& number) {
    FoundContact one;
    one.key = key;
    one.contact.source = ContactSource::VCard;
    one.contact.lastName = name;
    one.contact.fields = {{ContactFieldType::Work, number, ""}};
    return one;
}

// The book after the plan.
std::vector<Contact> applied(ImportTarget target, const ImportPlan& plan) {
    for (const Contact& gone : plan.remove)
        std::erase_if(target.known, [&](const Contact& one) { return one.id == gone.id; });
    for (const Contact& changed : plan.change)
        for (Contact& one : target.known)
            if (one.id == changed.id)
                one = changed;
    target.known.insert(target.known.end(), plan.add.begin(), plan.add.end());
    return target.known;
}

TEST(ImportPlan, TheSameAgainIsNothing) {
    ImportTarget book{ContactBook::Personal, "anna", ImportMode::Merge, {}};
    const std::vector<FoundContact> file{found("1", "Rossi", "050 1"), found("", "Verdi", "050 2"),
                                         found("", "Verdi", "050 3")};
    const ImportPlan first = planImport(file, book);
    EXPECT_EQ(first.add.size(), 3u);
    EXPECT_EQ(first.add[0].book, ContactBook::Personal);
    book.known = applied(book, first);
    for (const ImportMode mode : {ImportMode::Merge, ImportMode::Replace}) {
        book.mode = mode;
        const ImportPlan again = planImport(file, book);
        EXPECT_TRUE(again.empty());
        EXPECT_EQ(again.same, 3u);
    }
}

TEST(ImportPlan, MergingAddsAndReplacingOverwrites) {
    ImportTarget book{ContactBook::Personal, "anna", ImportMode::Merge, {}};
    book.known = applied(book, planImport({found("1", "Rossi", "050 1"), found("2", "Old", "050 9")}, book));
    book.known[0].organization = "Acme";
    book.known[0].version = 7;
    Contact typed = book.known[1];
    typed.id = ContactId("00000000-0000-4000-8000-000000000001");
    typed.lastName = "Typed";
    typed.source = ContactSource::Own;
    book.known.push_back(typed);

    const std::vector<FoundContact> later{found("1", "Rossi-Verdi", "050 2")};
    const ImportPlan merge = planImport(later, book);
    ASSERT_EQ(merge.change.size(), 1u);
    EXPECT_TRUE(merge.remove.empty());
    EXPECT_EQ(merge.change[0].lastName, "Rossi");
    EXPECT_EQ(merge.change[0].organization, "Acme");
    EXPECT_EQ(merge.change[0].fields.size(), 2u);
    EXPECT_EQ(merge.change[0].version, 7);

    book.mode = ImportMode::Replace;
    const ImportPlan replace = planImport(later, book);
    ASSERT_EQ(replace.change.size(), 1u);
    EXPECT_EQ(replace.change[0].lastName, "Rossi-Verdi");
    EXPECT_EQ(replace.change[0].organization, "");
    EXPECT_EQ(replace.change[0].fields.size(), 1u);
    ASSERT_EQ(replace.remove.size(), 1u) << "of this source, and no longer in it; what was typed stays";
    EXPECT_EQ(replace.remove[0].lastName, "Old");
}

TEST(ImportPlan, OnesOwnExportIsRecognised) {
    ImportTarget book{ContactBook::Personal, "anna", ImportMode::Merge, {}};
    book.known =
        applied(book, planImport({found("1", "Rossi", "050 1"), found("2", "Verdi", "050 2")}, book));
    for (const ExportFormat format :
         {ExportFormat::KalliopeCsv, ExportFormat::VCard4, ExportFormat::OutlookCsv}) {
        testing::Collector file;
        ASSERT_TRUE(readContactFile(writeContactFile(book.known, format).bytes, file));
        EXPECT_TRUE(planImport(file.contacts, book).empty());
    }
    book.known[0].lastName = "Renamed";
    testing::Collector file;
    ASSERT_TRUE(readContactFile(writeContactFile(book.known, ExportFormat::VCard4).bytes, file));
    book.known[0].lastName = "Rossi";
    book.mode = ImportMode::Replace;
    const ImportPlan plan = planImport(file.contacts, book);
    ASSERT_EQ(plan.change.size(), 1u);
    EXPECT_EQ(plan.change[0].lastName, "Renamed");
    EXPECT_TRUE(plan.add.empty());
}

// Whatever comes in which order: after an import the book holds what the file says, and the same import again
// has nothing to do.
TEST(ImportPlan, IsDoneAfterOnce) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](int limit) {
            return std::uniform_int_distribution<int>(0, limit - 1)(random);
        };
        ImportTarget book{ContactBook::Shared, "shared", ImportMode::Merge, {}};
        for (int round = 0; round < 5; ++round) {
            std::vector<FoundContact> file;
            for (int i = below(8); i >= 0; --i)
                file.push_back(found(below(3) == 0 ? "" : std::to_string(below(6)),
                                     "Name" + std::to_string(below(4)), "05" + std::to_string(below(5))));
            book.mode = below(2) == 0 ? ImportMode::Merge : ImportMode::Replace;
            book.known = applied(book, planImport(file, book));
            std::set<ContactId> ids;
            for (const Contact& contact : book.known)
                EXPECT_TRUE(ids.insert(contact.id).second) << "seed " << seed;
            EXPECT_TRUE(planImport(file, book).empty()) << "seed " << seed << " round " << round;
        }
    }
}

}  // namespace
}  // namespace euterpe::contacts
