// The contacts as rows: order, search, details, changes one by one and many at once (F3, F6).
#include "desktop/models/contact_model.h"

#include <random>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFieldType;
using replica::ContactStore;

ContactId idOf(int number) {
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
    return ContactId(text);
}

Contact card(int number, const char* first, const char* last, const char* company = "") {
    Contact contact;
    contact.id = idOf(number);
    contact.book = number % 2 == 0 ? ContactBook::Shared : ContactBook::Personal;
    contact.firstName = first;
    contact.lastName = last;
    contact.organization = company;
    contact.fields = {{ContactFieldType::Work, "050 316-" + std::to_string(1000 + number), ""},
                      {ContactFieldType::Email, "c" + std::to_string(number) + "@example.org", ""}};
    contact.version = number;
    return contact;
}

class ContactModelTest : public ::testing::Test {
  protected:
    ContactModelTest() {
        store.apply({true,
                     {card(1, "Zoë", "Núñez", "ACME"), card(2, "Ada", "Bianchi"),
                      card(3, "Luca", "bianchi", "Beta"), card(4, "Ugo", "Verdi", "ACME")},
                     {},
                     {4, 4}});
    }
    [[nodiscard]] QStringList lastNames() const {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, ContactModel::FirstName).data().toString();
        return names;
    }

    ContactStore store;
    ContactModel model{store};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(ContactModelTest, SortsByNameWithoutCaseAndAccents) {
    EXPECT_EQ(lastNames(), (QStringList{"Ada", "Luca", "Zoë", "Ugo"}));
    model.sort(ContactModel::Organization, Qt::AscendingOrder);
    EXPECT_EQ(lastNames(), (QStringList{"Zoë", "Ugo", "Luca", "Ada"}));
    model.sort(ContactModel::LastName, Qt::DescendingOrder);
    EXPECT_EQ(lastNames(), (QStringList{"Ugo", "Zoë", "Ada", "Luca"}));
}

TEST_F(ContactModelTest, FindsByEveryPart_F6) {
    const auto found = [this](const char* typed) {
        model.setFilter(QString::fromUtf8(typed));
        return lastNames();
    };
    EXPECT_EQ(found("nunez"), QStringList{"Zoë"});
    EXPECT_EQ(found("acme ugo"), QStringList{"Ugo"});
    EXPECT_EQ(found("0503161003"), QStringList{"Luca"});
    EXPECT_EQ(found("+39 050 316-1003"), QStringList{"Luca"});
    EXPECT_EQ(found("c2@example"), QStringList{"Ada"});
    EXPECT_EQ(found("nobody"), QStringList{});
    EXPECT_EQ(model.total(), 4);
    EXPECT_EQ(found(""), (QStringList{"Ada", "Luca", "Zoë", "Ugo"}));
}

TEST_F(ContactModelTest, ScopesAreBooks) {
    model.setScope(ContactModel::Scope::Shared);
    EXPECT_EQ(lastNames(), (QStringList{"Ada", "Ugo"}));
    EXPECT_EQ(model.total(), 2);
    model.setScope(ContactModel::Scope::Imported);
    EXPECT_EQ(model.rowCount(), 0);
    Contact imported = card(6, "Ivo", "Neri");
    imported.source = protocol::ContactSource::VCard;
    store.apply({false, {imported}, {}, {6, 6}});
    EXPECT_EQ(lastNames(), QStringList{"Ivo"});
    EXPECT_EQ(model.total(), 1);
}

TEST_F(ContactModelTest, DetailsAreRowsBelow_F3) {
    const QModelIndex top = model.indexOf(idOf(1), 0);
    ASSERT_EQ(model.rowCount(top), 2);
    const QModelIndex mail = model.index(1, 0, top);
    EXPECT_EQ(mail.data().toString(), QStringLiteral("c1@example.org"));
    ASSERT_NE(model.field(mail), nullptr);
    EXPECT_EQ(model.field(mail)->type, ContactFieldType::Email);
    EXPECT_EQ(model.field(top), nullptr);
    EXPECT_EQ(model.record(mail)->id, idOf(1));
    EXPECT_EQ(model.parent(mail), top);
}

TEST_F(ContactModelTest, AChangeThatMovesNothingKeepsTheRowAndItsDetails) {
    const QPersistentModelIndex mail(model.index(1, 0, model.indexOf(idOf(1), 0)));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    Contact changed = card(1, "Zoë", "Núñez", "ACME");
    changed.fields.push_back({ContactFieldType::Mobile, "333 1", ""});
    ASSERT_TRUE(store.save(changed));
    const QModelIndex top = model.indexOf(idOf(1), 0);
    EXPECT_EQ(model.rowCount(top), 3);
    EXPECT_TRUE(mail.isValid());
    EXPECT_TRUE(top.data(ContactModel::UnsynchronisedRole).toBool());
    EXPECT_TRUE(resets.isEmpty());
    model.setFilter(QStringLiteral("3331"));
    EXPECT_EQ(model.rowCount(), 1);
}

TEST_F(ContactModelTest, RowsFollowChangesOneByOne) {
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    ASSERT_TRUE(store.save(card(5, "Eva", "Colombo")));
    EXPECT_EQ(lastNames(), (QStringList{"Ada", "Luca", "Eva", "Zoë", "Ugo"}));
    ASSERT_TRUE(store.save(card(4, "Ugo", "Alba")));
    EXPECT_EQ(lastNames(), (QStringList{"Ugo", "Ada", "Luca", "Eva", "Zoë"}));
    ASSERT_TRUE(store.remove(*store.find(idOf(2))));
    EXPECT_EQ(lastNames(), (QStringList{"Ugo", "Luca", "Eva", "Zoë"}));
    model.setFilter(QStringLiteral("a"));
    ASSERT_TRUE(store.save(card(1, "Zoë", "Xyz")));
    EXPECT_EQ(model.total(), 4);
    EXPECT_EQ(resets.size(), 1);  // the filter's
}

// Whatever happens, the rows are those that a model made now would have.
TEST_F(ContactModelTest, RandomChangesLeaveItLikeANewOne) {
    std::mt19937 random(7);
    const auto pick = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
    constexpr const char* kNames[] = {"Rossi", "Ávila", "bianchi", "Zorn", ""};
    model.setFilter(QStringLiteral("o"));
    for (int step = 1; step <= 400; ++step) {
        const int number = 1 + pick(30);
        if (pick(4) == 0) {
            store.apply({false, {}, {idOf(number)}, {}});
        } else {
            Contact contact = card(number, kNames[pick(5)], kNames[pick(5)]);
            contact.fields.resize(static_cast<std::size_t>(1 + pick(2)));
            contact.version = 1000 + step;
            store.apply({false, {contact}, {}, {}});
        }
        ContactModel fresh(store);
        fresh.setFilter(QStringLiteral("o"));
        ASSERT_EQ(model.rowCount(), fresh.rowCount()) << step;
        ASSERT_EQ(model.total(), fresh.total()) << step;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex here = model.index(row, 0);
            ASSERT_EQ(model.record(here)->id, fresh.record(fresh.index(row, 0))->id) << step;
            ASSERT_EQ(model.rowCount(here), fresh.rowCount(fresh.index(row, 0))) << step;
        }
    }
}

TEST_F(ContactModelTest, ManyAtOnceAreOneReset) {
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    replica::ContactDelta many;
    for (int i = 10; i < 200; ++i)
        many.contacts.push_back(card(i, "A", "B"));
    store.apply(many);
    EXPECT_EQ(resets.size(), 1);
    EXPECT_EQ(model.rowCount(), 194);
}

}  // namespace
}  // namespace euterpe::models
