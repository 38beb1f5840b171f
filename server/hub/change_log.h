// Encoded records by key, each with the sequence number at which it last changed, and the removals since.
// From it follows what a session that has seen everything up to some number still needs: the latest of each
// changed record, once. Memory: one entry a record and a bounded list of removals. Loop thread.
#pragma once

#include <cstdint>
#include <deque>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace euterpe::hub {

using Seq = std::uint64_t;

class ChangeLog {
  public:
    explicit ChangeLog(std::size_t removalsKept) : removalsKept_(removalsKept) {}

    // `seq` must be greater than every number before. False, and nothing is recorded, when the record is
    // known just so.
    bool put(const std::string& key, std::string json, Seq seq);
    // False when there was no such record.
    bool remove(const std::string& key, Seq seq);

    // The number of the latest change; 0 = none ever.
    [[nodiscard]] Seq newest() const { return newest_; }
    // Whether changes since `from` are still known; otherwise a snapshot is due.
    [[nodiscard]] bool reaches(Seq from) const { return from >= forgotten_; }
    [[nodiscard]] std::size_t size() const { return byKey_.size(); }

    // `,`-separated records changed after `from`; all of them for 0.
    void appendChanged(Seq from, std::string& out) const;
    // `,`-separated keys removed after `from`, as JSON strings.
    void appendRemoved(Seq from, std::string& out) const;

  private:
    struct Record {
        std::string key;
        std::string json;
        Seq seq = 0;
    };
    struct Removal {
        std::string key;
        Seq seq = 0;
    };
    // Ordered by seq, the latest at the end.
    std::list<Record> records_;
    std::unordered_map<std::string_view, std::list<Record>::iterator> byKey_;  // views into Record::key
    std::deque<Removal> removals_;
    std::size_t removalsKept_;
    Seq newest_ = 0;
    Seq forgotten_ = 0;
};

}  // namespace euterpe::hub
