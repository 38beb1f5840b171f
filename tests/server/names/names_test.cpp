#include "server/names/name_search.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace euterpe::names {
namespace {

using protocol::Contact;
using protocol::ContactFieldType;

const NumberKeys kItaly("IT", "0");

TEST(NumberKeys, one_number_has_one_key_however_it_is_written) {
    const std::string key = kItaly.keyOf("+39 050 3163658");
    EXPECT_EQ(key, "390503163658");
    for (const char* same : {"0039 050 316-3658", "050/3163658", "(050) 316 36 58", "+390503163658"})
        EXPECT_EQ(kItaly.keyOf(same), key) << same;
    EXPECT_EQ(kItaly.keyOf("347 1234567"), kItaly.keyOf("+39-347-123-4567"));
    EXPECT_EQ(kItaly.keyOf("+44 20 7946 0018"), "442079460018");
    EXPECT_EQ(NumberKeys("GB", "9").keyOf("020 7946 0018"), "442079460018");
    EXPECT_NE(kItaly.keyOf("0503163658"), kItaly.keyOf("0503163659"));
}

TEST(NumberSearch, a_number_of_a_phonebook_is_found_however_a_call_shows_it) {
    NumberSearch search{{}, "0"};
    for (const std::string& form : kItaly.formsOf("390503163658"))
        search.marks.push_back(numberMark(form));
    std::sort(search.marks.begin(), search.marks.end());
    for (const char* shown :
         {"0503163658", "00503163658", "+390503163658", "00390503163658", "000390503163658"})
        EXPECT_TRUE(search.holds(shown)) << shown;
    for (const char* other : {"0553163658", "3163658", "", "+400503163658", "05031636580"})
        EXPECT_FALSE(search.holds(other)) << other;
}

TEST(NameSearch, numbers_are_found_by_names_of_the_own_book_and_the_shared_one) {
    NameSearch names;
    const UserId anna("anna");
    const auto card = [](const char* id, const char* first, const char* last, const char* number) {
        Contact contact;
        contact.id = ContactId(id);
        contact.firstName = first;
        contact.lastName = last;
        contact.fields.push_back({ContactFieldType::Work, number, ""});
        return contact;
    };
    names.put(namedNumbers(anna, card("1", "Nonna", "Pina", "050 3163658"), kItaly), kItaly);
    names.put(namedNumbers(UserId(), card("2", "Íñigo", "Rossi", "+39 055 1112222"), kItaly), kItaly);
    names.put(namedNumbers(UserId(), card("3", "", "Rossi Srl", "0571 11111"), kItaly), kItaly);
    const auto finds = [&](const char* user, const char* text, const char* number) {
        NumberSearch found{{}, "0"};
        names.search(UserId(user), text, found);
        return found.holds(number);
    };
    EXPECT_TRUE(finds("anna", "PINA nonn", "00503163658")) << "as it was dialled";
    EXPECT_FALSE(finds("bruno", "pina", "0503163658")) << "a personal book is its owner's alone";
    EXPECT_TRUE(finds("bruno", "inigo", "0551112222"));
    EXPECT_FALSE(finds("bruno", "inigo", "057111111"));
    EXPECT_TRUE(finds("bruno", "rossi", "057111111"));
    EXPECT_FALSE(finds("bruno", " ", "057111111"));
    names.put(namedNumbers(UserId(), card("2", "Íñigo", "Sala", "055 1112222"), kItaly), kItaly);
    EXPECT_FALSE(finds("bruno", "rossi", "0551112222")) << "has another name now";
    EXPECT_TRUE(finds("bruno", "sala", "0551112222"));
    names.remove(ContactId("1"));
    EXPECT_FALSE(finds("anna", "pina", "0503163658"));
    EXPECT_TRUE(finds("bruno", "rossi", "057111111")) << "the others stay";
}

TEST(NumberSearch, short_numbers_are_themselves) {
    NumberSearch search{{numberMark("101")}, "0"};
    EXPECT_TRUE(search.holds("101"));
    EXPECT_TRUE(search.holds("0101"));
    for (const char* other : {"1010", "001", "*101", "10"})
        EXPECT_FALSE(search.holds(other)) << other;
    EXPECT_NE(numberTail("101"), numberTail("0000101"));
}

TEST(NumberKeys, extensions_and_codes_stay_as_they_are) {
    EXPECT_EQ(kItaly.keyOf("101"), "101");
    EXPECT_EQ(kItaly.keyOf("*97"), "*97");
    EXPECT_EQ(kItaly.keyOf("anonymous"), "");
    EXPECT_EQ(kItaly.keyOf(""), "");
}

TEST(NumberKeys, a_dialled_number_is_found_without_the_outside_prefix) {
    const auto keys = kItaly.keysOf("00503163658");
    EXPECT_TRUE(std::find(keys.begin(), keys.end(), kItaly.keyOf("0503163658")) != keys.end());
    const auto mobile = kItaly.keysOf("03471234567");
    EXPECT_TRUE(std::find(mobile.begin(), mobile.end(), kItaly.keyOf("3471234567")) != mobile.end());
    EXPECT_EQ(kItaly.keysOf("+393471234567").size(), 1U);
}

TEST(NumberKeys, nothing_that_a_caller_sends_breaks_it) {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string number(random() % 90, '0');
        for (char& c : number)
            c = round % 2 == 0 ? static_cast<char>(random()) : "0123456789+*#() -;,"[random() % 19];
        for (const std::string& key : kItaly.keysOf(number)) {
            EXPECT_FALSE(key.empty());
            EXPECT_LE(key.size(), 70U);
        }
    }
}

TEST(NumberKeys, regions) {
    EXPECT_TRUE(NumberKeys::knowsRegion("IT"));
    EXPECT_FALSE(NumberKeys::knowsRegion("XX"));
}

Contact contact(const std::string& id, const std::string& last, const std::vector<std::string>& numbers) {
    Contact made;
    made.id = ContactId(id);
    made.firstName = "Mario";
    made.lastName = last;
    for (const std::string& number : numbers)
        made.fields.push_back({ContactFieldType::Work, number, ""});
    return made;
}

TEST(NameIndex, G1_a_personal_name_is_its_owners_alone) {
    NameIndex index;
    index.put(namedNumbers(UserId("anna"), contact("1", "Rossi", {"050 3163658"}), kItaly));
    const std::string key = kItaly.keyOf("+390503163658");
    EXPECT_EQ(index.find(UserId("anna"), key), "Mario Rossi");
    EXPECT_EQ(index.find(UserId("bruno"), key), "");
    EXPECT_EQ(index.find({}, key), "");
}

TEST(NameIndex, a_card_without_a_persons_name_has_its_companys_and_an_email_is_no_number) {
    Contact shop = contact("1", "", {});
    shop.firstName.clear();
    shop.organization = "Officine Neri";
    shop.fields.push_back({ContactFieldType::Email, "123456@example.org", ""});
    shop.fields.push_back({ContactFieldType::Mobile, "3471234567", ""});
    const NamedNumbers card = namedNumbers({}, shop, kItaly);
    EXPECT_EQ(card.name, "Officine Neri");
    EXPECT_EQ(card.keys.size(), 1U);
}

// Against a list of all cards, searched one by one.
TEST(NameIndex, finds_after_any_changes_what_a_search_through_all_cards_finds) {
    std::mt19937 random(11);
    const std::vector<UserId> owners{UserId(), UserId("anna"), UserId("bruno")};
    const auto number = [&random] { return "0503163" + std::to_string(100 + random() % 40); };
    NameIndex index;
    std::map<std::string, NamedNumbers> model;
    for (int round = 0; round < 2000; ++round) {
        const std::string id = std::to_string(random() % 60);
        if (random() % 4 == 0) {
            index.remove(ContactId(id));
            model.erase(id);
        } else {
            const UserId owner = owners[random() % owners.size()];
            const Contact made = contact(id, "Name" + std::to_string(random() % 9), {number(), number()});
            model[id] = namedNumbers(owner, made, kItaly);
            index.put(model[id]);
        }
        const std::string wanted = kItaly.keyOf(number());
        for (const UserId& owner : owners) {
            std::set<std::string> names;
            for (const auto& [ignored, card] : model) {
                if (card.owner == owner &&
                    std::find(card.keys.begin(), card.keys.end(), wanted) != card.keys.end())
                    names.insert(card.name);
            }
            ASSERT_EQ(index.find(owner, wanted), names.empty() ? "" : *names.begin()) << "round " << round;
        }
        ASSERT_EQ(index.size(), model.size());
    }
}

}  // namespace
}  // namespace euterpe::names
