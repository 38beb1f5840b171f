#include "desktop/replica/extension_store.h"

#include "tests/desktop/support/fake_server.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::Extension;
using protocol::PhoneState;
using testing::extension;

std::string name(int i) {
    return std::to_string(1000 + i).substr(1);
}

std::vector<Extension> many(int count) {
    std::vector<Extension> records;
    for (int i = 0; i < count; ++i)
        records.push_back(extension(name(i)));
    return records;
}

struct Heard {
    explicit Heard(ExtensionStore& store) {
        QObject::connect(&store, &ExtensionStore::changed, [this](const QVector<Span>& s, ExtensionFields f) {
            ++changes;
            spans = s;
            fields = f;
        });
        QObject::connect(&store, &ExtensionStore::inserted, [this](int row) { inserted.push_back(row); });
        QObject::connect(&store, &ExtensionStore::removed, [this](int row) { removed.push_back(row); });
        QObject::connect(&store, &ExtensionStore::reset, [this] { ++resets; });
    }
    int changes = 0;
    int resets = 0;
    QVector<Span> spans;
    ExtensionFields fields;
    std::vector<int> inserted;
    std::vector<int> removed;
};

TEST(ExtensionStore, TheFirstSnapshotIsOneReset) {
    ExtensionStore store;
    Heard heard(store);
    store.apply(true, many(500), {});
    EXPECT_EQ(store.size(), 500);
    EXPECT_EQ(heard.resets, 1);
    EXPECT_EQ(heard.changes, 0);
    EXPECT_EQ(store.rowOf(ExtensionId("042")), 42);
    EXPECT_EQ(store.rowOf(ExtensionId("999")), -1);
    EXPECT_EQ(store.find(ExtensionId("999")), nullptr);
}

TEST(ExtensionStore, ChangesAreToldAsSpansWithTheirFields) {
    ExtensionStore store;
    store.apply(true, many(100), {});
    Heard heard(store);
    store.apply(false,
                {extension("012", PhoneState::Busy), extension("010", PhoneState::Busy),
                 extension("011", PhoneState::Ringing), extension("050", PhoneState::Busy), extension("051")},
                {});
    ASSERT_EQ(heard.changes, 1);
    EXPECT_EQ(heard.spans, (QVector<Span>{{10, 12}, {50, 50}})) << "051 did not change";
    EXPECT_EQ(heard.fields, ExtensionFields(ExtensionField::Phone));
    store.apply(false, {extension("050", PhoneState::Busy)}, {});
    EXPECT_EQ(heard.changes, 1) << "a batch applied twice is silent";
}

// B5: a resynchronisation must not take the selection and the scroll position away.
TEST(ExtensionStore, ASnapshotWithTheSameMembersIsNoReset) {
    ExtensionStore store;
    store.apply(true, many(500), {});
    Heard heard(store);
    auto records = many(500);
    records[7].phone = PhoneState::Busy;
    store.apply(true, records, {});
    EXPECT_EQ(heard.resets, 0);
    EXPECT_EQ(heard.spans, (QVector<Span>{{7, 7}}));
}

TEST(ExtensionStore, FewNewcomersAndLeaversAreToldRowByRow) {
    ExtensionStore store;
    store.apply(true, many(100), {});
    Heard heard(store);
    store.apply(false, {extension("0105"), extension("999")}, {ExtensionId("000"), ExtensionId("555")});
    EXPECT_EQ(heard.removed, std::vector<int>{0});
    EXPECT_EQ(heard.inserted, (std::vector<int>{10, 100}));
    EXPECT_EQ(heard.resets, 0);
    EXPECT_EQ(store.size(), 101);
}

TEST(ExtensionStore, OfTwoRecordsOfOneKeyTheLastCounts) {
    ExtensionStore store;
    store.apply(true, {extension("1", PhoneState::Busy), extension("1", PhoneState::Free)}, {});
    ASSERT_EQ(store.size(), 1);
    EXPECT_EQ(store.at(0).phone, PhoneState::Free);
}

// A view that follows the signals alone: what it holds must be what the store holds.
class Mirror {
  public:
    explicit Mirror(ExtensionStore& store) : store_(store) {
        QObject::connect(&store, &ExtensionStore::inserted,
                         [this](int row) { rows.insert(rows.begin() + row, store_.at(row)); });
        QObject::connect(&store, &ExtensionStore::removed,
                         [this](int row) { rows.erase(rows.begin() + row); });
        QObject::connect(&store, &ExtensionStore::reset, [this] { rows = store_.rows(); });
        QObject::connect(&store, &ExtensionStore::changed,
                         [this](const QVector<Span>& spans, ExtensionFields) {
                             for (const Span& span : spans) {
                                 for (int row = span.first; row <= span.last; ++row)
                                     rows[static_cast<std::size_t>(row)] = store_.at(row);
                             }
                         });
    }
    std::vector<Extension> rows;

  private:
    ExtensionStore& store_;
};

class ExtensionStoreProperty : public ::testing::TestWithParam<unsigned> {};

// Any sequence of deltas leads to the same rows as a final snapshot, and the signals tell all of it.
TEST_P(ExtensionStoreProperty, DeltasEqualTheFinalSnapshot) {
    std::mt19937 random(GetParam());
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    std::map<ExtensionId, Extension> truth;
    ExtensionStore store;
    Mirror mirror(store);
    for (int step = 0; step < 200; ++step) {
        std::vector<Extension> records;
        std::vector<ExtensionId> removed;
        const int size = pick(step % 20 == 0 ? 150 : 6);
        for (int i = 0; i < size; ++i) {
            auto record = extension(name(pick(300)), static_cast<PhoneState>(pick(6)));
            record.firstName = name(pick(3));
            truth[record.id] = record;
            records.push_back(record);
        }
        for (int i = 0; i < pick(4); ++i) {
            const ExtensionId id(name(pick(300)));
            const auto has = [&](const Extension& record) { return record.id == id; };
            if (std::none_of(records.begin(), records.end(), has)) {
                truth.erase(id);
                removed.push_back(id);
            }
        }
        const bool full = pick(25) == 0;
        if (full) {
            records.clear();
            for (const auto& [id, record] : truth)
                records.push_back(record);
            std::shuffle(records.begin(), records.end(), random);
            removed.clear();
        }
        store.apply(full, records, removed);
        if (pick(3) == 0)
            store.apply(full, records, removed);
        std::vector<Extension> expected;
        for (const auto& [id, record] : truth)
            expected.push_back(record);
        ASSERT_EQ(store.rows(), expected) << "step " << step;
        ASSERT_EQ(mirror.rows, expected) << "step " << step;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ExtensionStoreProperty, ::testing::Range(1u, 21u));

}  // namespace
}  // namespace euterpe::replica
