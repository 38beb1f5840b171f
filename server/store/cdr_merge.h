// From Asterisk's call detail records to one register row per conversation of an extension (G1: each call
// once). Pure functions and plain values, any thread; used by cdr_import.h.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/base/time.h"
#include "lib/protocol/records.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace euterpe::store {

// One row of Asterisk's CDR table, decoded.
struct CdrRow {
    std::string linkedId;
    std::string uniqueId;
    std::int64_t sequence = 0;
    std::string channel;     // who dialled: "PJSIP/101-0000002a"
    std::string dstChannel;  // who was rung, "" = nobody (voicemail, conference, ...)
    std::string src;
    std::string dst;
    std::string clid;  // "\"Anna Rossi\" <101>"
    std::string lastApp;
    std::string lastData;
    UnixMillis start = 0;
    bool answered = false;
    UnixMillis talkFrom = 0;  // of the conversation, when answered
    std::int64_t talkMs = 0;

    bool operator==(const CdrRow&) const = default;
};

// Whose telephone is whose, and what things are called.
struct CdrDirectory {
    std::unordered_map<AccountId, ExtensionId> accounts;
    std::unordered_map<ExtensionId, std::string> names;
    std::unordered_map<std::string, std::string> groups;  // number -> name
};

// When somebody really picked up. A record of a queue or of a click-to-call counts from its first ringing, as
// the channel that it belongs to was up already.
struct CdrAnswer {
    LinkedId linkedId;
    ExtensionId extension;
    UnixMillis at = 0;  // by the PBX's clock

    bool operator==(const CdrAnswer&) const = default;
};

struct RegisterEntry {
    ExtensionId extension;
    protocol::RegisterRow row;  // id 0: given when stored
    // The same conversation under other Linkedids, after an attended transfer: none of these has a row.
    std::vector<LinkedId> continued{};

    bool operator==(const RegisterEntry&) const = default;
};

// `rows`: every row known of one Linkedid, and of those that attended transfers joined with it, in any order.
// One entry per conversation of an extension of ours, by extension. See cdr_merge.cpp for how each kind of
// call is read.
std::vector<RegisterEntry> mergeCdr(const std::vector<CdrRow>& rows, const CdrDirectory& directory,
                                    const std::vector<CdrAnswer>& answers = {});

// "PJSIP/101-desk-0000002a" -> "101-desk"; "" for a channel that is not a telephone's, such as Local.
AccountId accountOfChannel(std::string_view channel);

// "1763905303.123456" (seconds since 1970) or "2026-11-23 13:41:43" (local time unless `utc`).
// Malformed for anything else.
Result<UnixMillis> parseCdrTime(std::string_view text, bool utc);

}  // namespace euterpe::store
