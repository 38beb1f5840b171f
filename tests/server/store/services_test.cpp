// Recordings and call-backs outlive the server (D10, D13).
#include "tests/server/store/temp_store.h"

namespace euterpe::store {
namespace {

TEST_F(StoreTest, ARecordingBelongsToItsExtension) {
    const RecordingRecord recording{ExtensionId("101"), LinkedId("1700.1"), "2026/11/25/a.wav", 5};
    ASSERT_OK(store_->addRecording(recording));
    ASSERT_OK(store_->addRecording(recording));  // recorded on in the same file
    std::vector<protocol::RegisterRow> rows(2);
    rows[0].linkedId = LinkedId("1700.1");
    rows[1].linkedId = LinkedId("1700.2");
    ASSERT_OK(store_->nameRecordings(ExtensionId("101"), rows));
    ASSERT_NE(rows[0].recording, "");
    EXPECT_EQ(rows[1].recording, "");
    const auto file = store_->recordingFile(ExtensionId("101"), rows[0].recording);
    ASSERT_TRUE(file);
    EXPECT_EQ(*file, "2026/11/25/a.wav");
    EXPECT_EQ(store_->recordingFile(ExtensionId("102"), rows[0].recording).error().code, ErrorCode::NotFound);
    for (const char* id : {"", "99", "../../etc/passwd", "1 or 1=1"})
        EXPECT_EQ(store_->recordingFile(ExtensionId("101"), id).error().code, ErrorCode::NotFound) << id;
    rows[0].recording.clear();
    ASSERT_OK(store_->nameRecordings(ExtensionId("102"), rows));
    EXPECT_EQ(rows[0].recording, "");
}

TEST_F(StoreTest, CallBacksAreKeptInOrder) {
    UserRecord anna;
    anna.id = UserId("anna");
    anna.extension = ExtensionId("101");
    ASSERT_OK(store_->addUser(anna, "x"));
    const BookingRecord second{
        "e-2", UserId("anna"), ExtensionId("101"), AccountId("101"), ExtensionId("103"), 20};
    const BookingRecord first{"e-1", UserId("anna"), ExtensionId("101"), AccountId("101"), ExtensionId("102"),
                              10};
    ASSERT_OK(store_->addBooking(second));
    ASSERT_OK(store_->addBooking(first));
    EXPECT_EQ(*store_->loadBookings(), (std::vector{first, second}));
    ASSERT_OK(store_->removeBooking("e-1"));
    EXPECT_EQ(*store_->loadBookings(), std::vector{second});
    ASSERT_OK(store_->removeUser(UserId("anna")));
    EXPECT_TRUE(store_->loadBookings()->empty());
}

}  // namespace
}  // namespace euterpe::store
