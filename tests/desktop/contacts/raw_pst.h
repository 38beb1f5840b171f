// An Outlook data file of the kind that Outlook 2003 and later write ([MS-PST], Unicode form), with a folder
// of contacts: just what a reader needs, for there is no free program that writes one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace euterpe::contacts {

class RawPst {
  public:
    // Property id -> text.
    using Properties = std::map<std::uint16_t, std::string>;

    static constexpr std::uint16_t kMessageClass = 0x001A;
    static constexpr std::uint16_t kDisplayName = 0x3001;
    static constexpr std::uint16_t kGivenName = 0x3A06;
    static constexpr std::uint16_t kSurname = 0x3A11;
    static constexpr std::uint16_t kCompany = 0x3A16;
    static constexpr std::uint16_t kDepartment = 0x3A18;
    static constexpr std::uint16_t kBusinessPhone = 0x3A08;
    static constexpr std::uint16_t kHomePhone = 0x3A09;
    static constexpr std::uint16_t kMobilePhone = 0x3A1C;
    static constexpr std::uint16_t kBusinessFax = 0x3A24;

    RawPst() {
        // The store names the folder that all others are in (PidTagIpmSubTreeEntryId).
        std::string entry(20, '\0');
        append(entry, kTop, 4);
        addNode(kStore, 0, heap({}, {{0x35E0, entry}}, {}));
        addNode(kTop, kTop, heap({{kDisplayName, "Top"}}, {}, {{0x3602, 0}}));
    }
    void addFolder(const std::string& name) {
        folder_ = nextFolder_;
        nextFolder_ += 0x20;
        addNode(folder_, kTop, heap({{kDisplayName, name}}, {}, {{0x3602, 1}}));
    }
    void addContact(Properties properties) {
        properties.emplace(kMessageClass, "IPM.Contact");
        addNode(nextItem_, folder_, heap(properties, {}, {}));
        nextItem_ += 0x20;
    }
    [[nodiscard]] std::string bytes() const {
        std::string file(kHeader, '\0');
        std::string blocks;
        std::string nodes;
        std::uint64_t block = 4;
        for (const auto& [id, node] : nodes_) {
            file.resize((file.size() + 63) / 64 * 64, '\0');
            append(blocks, block, 8);
            append(blocks, file.size(), 8);
            append(blocks, node.data.size(), 2);
            append(blocks, 2, 2);
            append(blocks, 0, 4);
            file += node.data;
            append(nodes, id, 8);
            append(nodes, block, 8);
            append(nodes, 0, 8);
            append(nodes, node.parent, 8);
            block += 4;
        }
        const std::uint64_t blockTree = addPage(file, blocks, 24, 0x80, block);
        const std::uint64_t nodeTree = addPage(file, nodes, 32, 0x81, block + 4);
        std::string head = "!BDN";
        head.resize(8, '\0');
        head += "SM";
        append(head, 23, 2);
        head.resize(184, '\0');
        append(head, file.size(), 8);
        head.resize(216, '\0');
        append(head, block + 4, 8);
        append(head, nodeTree, 8);
        append(head, block, 8);
        append(head, blockTree, 8);
        head.resize(512, '\0');
        head += '\x80';
        return head + file.substr(head.size());
    }

  private:
    static constexpr std::size_t kHeader = 1024;
    static constexpr std::uint32_t kStore = 0x21;
    static constexpr std::uint32_t kTop = 0x122;

    struct Node {
        std::uint32_t parent;
        std::string data;
    };

    static void append(std::string& to, std::uint64_t value, int octets) {
        for (int i = 0; i < octets; ++i)
            to.push_back(static_cast<char>(value >> (8 * i)));
    }
    // ASCII only.
    static std::string utf16(const std::string& text) {
        std::string out;
        for (const char c : text)
            append(out, static_cast<unsigned char>(c), 2);
        return out;
    }
    // A property context: a heap on a node whose first allocation heads the table of the properties.
    static std::string heap(const Properties& texts, const std::map<std::uint16_t, std::string>& binaries,
                            const std::map<std::uint16_t, std::uint32_t>& numbers) {
        std::vector<std::string> allocations(2);
        std::map<std::uint16_t, std::string> records;  // in the order of their ids
        const auto refer = [&](std::uint16_t id, int type, const std::string& value) {
            allocations.push_back(value);
            append(records[id], id, 2);
            append(records[id], static_cast<std::uint64_t>(type), 2);
            append(records[id], allocations.size() << 5, 4);
        };
        for (const auto& [id, text] : texts)
            refer(id, 0x001F, utf16(text));
        for (const auto& [id, value] : binaries)
            refer(id, 0x0102, value);
        for (const auto& [id, value] : numbers) {
            append(records[id], id, 2);
            append(records[id], 0x0003, 2);
            append(records[id], value, 4);
        }
        allocations[0] = std::string("\xB5\x02\x06\x00", 4);
        append(allocations[0], 2U << 5, 4);
        for (const auto& [id, record] : records)
            allocations[1] += record;

        std::string body;
        std::vector<std::size_t> starts;
        for (const std::string& allocation : allocations) {
            starts.push_back(12 + body.size());
            body += allocation;
        }
        const std::size_t end = 12 + body.size();
        std::string block;
        append(block, end, 2);
        block += "\xEC\xBC";
        append(block, 1U << 5, 4);
        append(block, 0, 4);
        block += body;
        append(block, allocations.size(), 2);
        append(block, 0, 2);
        for (const std::size_t start : starts)
            append(block, start, 2);
        append(block, end, 2);
        return block;
    }
    // A page of a tree with one level; its place in the file.
    static std::uint64_t addPage(std::string& file, const std::string& entries, std::size_t entrySize,
                                 int type, std::uint64_t id) {
        file.resize((file.size() + 511) / 512 * 512, '\0');
        const std::uint64_t place = file.size();
        std::string page = entries;
        page.resize(488, '\0');
        append(page, entries.size() / entrySize, 1);
        append(page, 488 / entrySize, 1);
        append(page, entrySize, 1);
        append(page, 0, 5);
        append(page, static_cast<std::uint64_t>(type), 1);
        append(page, static_cast<std::uint64_t>(type), 1);
        append(page, 0, 6);
        append(page, id, 8);
        file += page;
        return place;
    }
    void addNode(std::uint32_t id, std::uint32_t parent, std::string data) {
        nodes_[id] = {parent, std::move(data)};
    }

    std::map<std::uint32_t, Node> nodes_;  // a tree's keys are in order
    std::uint32_t folder_ = kTop;
    std::uint32_t nextFolder_ = 0x8022;
    std::uint32_t nextItem_ = 0x200024;
};

}  // namespace euterpe::contacts
