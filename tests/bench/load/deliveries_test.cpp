#include "bench/load/deliveries.h"

#include "bench/load/process_meter.h"
#include "lib/protocol/codec.h"

#include <string>

#include <gtest/gtest.h>

namespace euterpe::bench {
namespace {

std::string batchWith(const std::vector<std::string>& extensions) {
    protocol::StateBatch batch;
    for (const std::string& id : extensions) {
        protocol::Extension record;
        record.id = ExtensionId(id);
        record.phone = protocol::PhoneState::Busy;
        batch.extensions.push_back(record);
    }
    return protocol::encodeNotification(batch);
}

class DeliveriesTest : public testing::Test {
  protected:
    Deliveries deliveries_{2, {ExtensionId("101"), ExtensionId("102")}};
};

TEST_F(DeliveriesTest, EachEventCountsOnceForEachClient) {
    deliveries_.startCounting();
    deliveries_.published(0, monotonicNs());
    deliveries_.received(0, batchWith({"101"}));
    deliveries_.received(0, batchWith({"101"}));  // the same record again, e.g. for another reason
    deliveries_.received(1, batchWith({"101", "102", "999"}));
    EXPECT_EQ(deliveries_.delivered(), 2U);
    EXPECT_EQ(deliveries_.batches(), 3U);

    deliveries_.published(0, monotonicNs());
    deliveries_.received(0, batchWith({"101"}));
    EXPECT_EQ(deliveries_.delivered(), 3U);
}

TEST_F(DeliveriesTest, LatencyCountsFromTheIntendedTime) {
    deliveries_.startCounting();
    constexpr std::uint64_t kLateNs = 250'000'000;
    deliveries_.published(1, monotonicNs());
    deliveries_.startCounting();
    deliveries_.published(1, monotonicNs() + kLateNs);  // meant for later: counts as on time
    deliveries_.received(0, batchWith({"102"}));
    EXPECT_DOUBLE_EQ(deliveries_.latency().maxMs(), 0.0);
    EXPECT_EQ(deliveries_.delivered(), 1U);
}

TEST_F(DeliveriesTest, EventsFromBeforeTheWindowDoNotCount) {
    deliveries_.published(0, monotonicNs());
    deliveries_.startCounting();
    deliveries_.received(0, batchWith({"101"}));
    EXPECT_EQ(deliveries_.delivered(), 0U);
}

TEST_F(DeliveriesTest, OtherMessagesAreNoDeliveries) {
    deliveries_.startCounting();
    deliveries_.published(0, monotonicNs());
    deliveries_.received(0, "not JSON");
    deliveries_.received(0, R"({"jsonrpc":"2.0","method":"session.closing","params":{"reason":"tooSlow"}})");
    EXPECT_EQ(deliveries_.delivered(), 0U);
}

}  // namespace
}  // namespace euterpe::bench
