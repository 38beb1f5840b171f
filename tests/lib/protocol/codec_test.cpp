#include "lib/protocol/codec.h"

#include <gtest/gtest.h>

namespace euterpe::protocol {
namespace {

StateBatch sampleBatch() {
    StateBatch batch;
    batch.seq = 42;
    batch.extensions.push_back(
        {ExtensionId("101"), "Zoë", "D'Angelo", "ACME \"srl\"", PhoneState::Ringing, Presence::Away});
    Call call;
    call.id = CallId("1700000000.12");
    call.direction = CallDirection::Incoming;
    call.state = CallState::Ringing;
    call.startedAt = 1'700'000'000'123;
    batch.calls.push_back(call);
    batch.favourites = std::vector<ExtensionId>{};
    return batch;
}

TEST(Codec, BatchHasStableBytes) {
    StateBatch batch;
    batch.seq = 7;
    batch.extensions.push_back(
        {ExtensionId("101"), "Anna", "Rossi", "", PhoneState::Free, Presence::NotAvailable});
    EXPECT_EQ(
        encodeNotification(batch),
        R"({"jsonrpc":"2.0","method":"state.batch","params":{"seq":7,"full":false,"extensions":)"
        R"([{"id":"101","firstName":"Anna","lastName":"Rossi","phone":"free","presence":"notAvailable"}]}})");
}

TEST(Codec, BatchRoundTrip) {
    const StateBatch batch = sampleBatch();
    auto decoded = decodeFromServer(encodeNotification(batch));
    ASSERT_TRUE(decoded);
    const auto& note = std::get<IncomingNotification>(*decoded);
    EXPECT_EQ(note.method, "state.batch");
    auto back = fromJson<StateBatch>(note.params);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(back->seq, batch.seq);
    EXPECT_EQ(back->extensions, batch.extensions);
    EXPECT_EQ(back->calls, batch.calls);
    ASSERT_TRUE(back->favourites);
    EXPECT_TRUE(back->favourites->empty());
    EXPECT_FALSE(back->self);
}

TEST(Codec, RequestRoundTrip) {
    CallDialParams params;
    params.dialId = "d1";
    params.target = "0503163658";
    auto decoded = decodeRequest(encodeRequest<Request::CallDial>(9, params));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->id, 9);
    EXPECT_EQ(decoded->method, "call.dial");
    auto back = fromJson<CallDialParams>(decoded->params, "params");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->target, "0503163658");
    ASSERT_NE(findRequest("call.dial"), nullptr);
    EXPECT_EQ(findRequest("call.dial")->permission, Permission::Dial);
    EXPECT_EQ(findRequest("call.fly"), nullptr);
}

TEST(Codec, ErrorCarriesCodeAndRetry) {
    auto decoded = decodeFromServer(encodeError(3, {ErrorCode::LockedOut, "too many failed logins", 60}));
    ASSERT_TRUE(decoded);
    const auto& reply = std::get<IncomingReply>(*decoded);
    EXPECT_EQ(reply.id, 3);
    ASSERT_FALSE(reply.result);
    EXPECT_EQ(reply.result.error(), (Error{ErrorCode::LockedOut, "too many failed logins", 60}));
}

TEST(Codec, MethodTableMatchesEnum) {
    for (const RequestInfo& row : kRequests) {
        EXPECT_EQ(&info(row.request), &row);
        EXPECT_EQ(findRequest(row.method), &row);
    }
}

TEST(Codec, UnknownEnumValueDecodesToUnknown) {
    auto parsed = parseJson(R"({"id":"1","phone":"levitating","later":{"x":1}})");
    ASSERT_TRUE(parsed);
    auto extension = fromJson<Extension>(*parsed);
    ASSERT_TRUE(extension);
    EXPECT_EQ(extension->phone, PhoneState::Unknown);
}

TEST(Codec, NamesTheWrongMember) {
    auto parsed = parseJson(R"({"filter":{"from":"yesterday"}})");
    ASSERT_TRUE(parsed);
    auto params = fromJson<RegisterOpenParams>(*parsed, "params");
    ASSERT_FALSE(params);
    EXPECT_EQ(params.error().detail, "params.filter.from: expected a whole number in range");
}

TEST(Codec, RefusesWhatIsTooLargeOrMalformed) {
    EXPECT_EQ(decodeRequest(std::string(limits::kRequestBytes + 1, ' ')).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(decodeRequest("{").error().code, ErrorCode::Malformed);
    EXPECT_EQ(decodeRequest("[]").error().code, ErrorCode::Malformed);
    EXPECT_EQ(decodeRequest(R"({"jsonrpc":"1.0","id":1,"method":"x"})").error().code, ErrorCode::Malformed);
    EXPECT_EQ(decodeRequest(R"({"jsonrpc":"2.0","id":-1,"method":"x"})").error().code, ErrorCode::Malformed);
    EXPECT_EQ(decodeRequest(std::string(1000, '[')).error().code, ErrorCode::Malformed);

    const std::string longText(limits::kText + 1, 'a');
    auto parsed = parseJson(R"({"target":")" + longText + "\"}");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(fromJson<CallDialParams>(*parsed).error().code, ErrorCode::TooLarge);
}

TEST(Codec, ServicesHaveStableBytes) {
    StateBatch batch;
    batch.seq = 9;
    batch.parked = {{"default", "890", "0335", "", ExtensionId("101"), 1, 45}};
    batch.bookings = {{"e-1", ExtensionId("102"), BookingState::Calling, 2}};
    EXPECT_EQ(
        encodeNotification(batch),
        R"({"jsonrpc":"2.0","method":"state.batch","params":{"seq":9,"full":false,"parked":[{"lot":"default",)"
        R"("slot":"890","number":"0335","parkedBy":"101","since":1,"timeoutS":45}],"bookings":[{"id":"e-1",)"
        R"("extension":"102","state":"calling","expiresAt":2}]}})");
    SipAccount account;
    account.account = AccountId("101-soft");
    account.password = "p";
    account.listeners = {{SipTransport::Tls, 5061}};
    account.codecs = {"opus", "alaw"};
    auto back = fromJson<SipAccount>(toJson(account));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, account);
    EXPECT_EQ(encodeRequest<Request::CallRecord>(9, {CallId("1.2"), true}),
              R"({"jsonrpc":"2.0","id":9,"method":"call.record","params":{"call":"1.2","on":true}})");
    EXPECT_EQ(encodeRequest<Request::BookingSet>(1, {ExtensionId("102")}),
              R"({"jsonrpc":"2.0","id":1,"method":"booking.set","params":{"extension":"102"}})");
}

// Recordings travel in pieces.
TEST(Codec, BytesAreBase64) {
    RecordingReadResult piece;
    piece.data.value = std::string("\0\xff\x10RIFF", 7);
    piece.size = 7;
    EXPECT_EQ(encodeReply(1, toJson(piece)),
              R"({"jsonrpc":"2.0","id":1,"result":{"data":"AP8QUklGRg==","size":7}})");
    auto back = fromJson<RecordingReadResult>(toJson(piece));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->data, piece.data);
    for (const char* const text : {"A", "AB=C", "A===", "AA-_", "AP8Q\n", "=AAA", "AA=="}) {
        const bool good = std::string_view(text) == "AA==";
        EXPECT_EQ(fromBase64(text).ok(), good) << text;
    }
    for (std::size_t size = 0; size < 8; ++size) {
        const std::string bytes(size, '\x9a');
        EXPECT_EQ(*fromBase64(toBase64(bytes)), bytes);
    }
    boost::json::object large;
    large["data"] = std::string(limits::kBytes * 2, 'A');
    EXPECT_EQ(fromJson<RecordingReadResult>(large).error().code, ErrorCode::TooLarge);
}

TEST(Utf8, ReplacesInvalidBytes) {
    EXPECT_TRUE(isUtf8("Zoë 漢字 😀"));
    EXPECT_FALSE(isUtf8("Jos\xE9"));
    EXPECT_EQ(toUtf8("Jos\xE9 P."), "Jos\xEF\xBF\xBD P.");
    EXPECT_FALSE(isUtf8("\xC0\xAF"));          // overlong
    EXPECT_FALSE(isUtf8("\xED\xA0\x80"));      // surrogate
    EXPECT_FALSE(isUtf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
    EXPECT_TRUE(isUtf8(toUtf8("\xF0\x9F\x98 cut")));
    EXPECT_EQ(toUtf8("A\x1b[31m\r\nB\x7f\xC2\x85 \xC2\xA0"), "A [31m  B   \xC2\xA0");
}

}  // namespace
}  // namespace euterpe::protocol
