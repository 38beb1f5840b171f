// From Asterisk's call detail records to one register row per call and extension (G1: each call once).
// Pure functions and plain values, any thread; used by cdr_import.h.
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

struct RegisterEntry {
    ExtensionId extension;
    protocol::RegisterRow row;  // id 0: given when stored

    bool operator==(const RegisterEntry&) const = default;
};

// `rows`: every row known of one Linkedid, in any order. One entry per extension of ours that took part,
// by extension. See cdr_merge.cpp for how each kind of call is read.
std::vector<RegisterEntry> mergeCdr(const std::vector<CdrRow>& rows, const CdrDirectory& directory);

// "PJSIP/101-desk-0000002a" -> "101-desk"; "" for a channel that is not a telephone's, such as Local.
AccountId accountOfChannel(std::string_view channel);

// "1763905303.123456" (seconds since 1970) or "2026-11-23 13:41:43" (local time unless `utc`).
// Malformed for anything else.
Result<UnixMillis> parseCdrTime(std::string_view text, bool utc);

}  // namespace euterpe::store
