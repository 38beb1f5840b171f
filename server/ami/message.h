// One AMI message (response or event): its headers in the order received, repeated ones kept.
// Owns its text in one buffer, so that a message costs two allocations however many headers it has.
// Plain value, any thread; made by ami::Reader, read by ami::Client and the pbx reducer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::ami {

// ASCII case-insensitive, as AMI header names are.
bool equalsIgnoreCase(std::string_view a, std::string_view b);

class Message {
  public:
    struct Header {
        std::string_view name;
        std::string_view value;
    };

    void add(std::string_view name, std::string_view value);
    // Keeps the memory for the next message.
    void clear();

    [[nodiscard]] std::size_t size() const { return spans_.size(); }
    [[nodiscard]] bool empty() const { return spans_.empty(); }
    [[nodiscard]] Header at(std::size_t index) const;
    // Bytes held, names and values together.
    [[nodiscard]] std::size_t bytes() const { return text_.size(); }

    // The first header of that name; "" when absent. Views live as long as the message is not changed.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    // Every value of a repeated header, in order.
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    // The number in a header; `fallback` when absent or not a number.
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t fallback = 0) const;

    // The name of the event, "" for a response.
    [[nodiscard]] std::string_view event() const { return get("Event"); }
    [[nodiscard]] bool isResponse() const { return !empty() && equalsIgnoreCase(at(0).name, "Response"); }
    [[nodiscard]] bool isSuccess() const { return equalsIgnoreCase(get("Response"), "Success"); }

  private:
    struct Span {
        std::uint32_t name;
        std::uint32_t value;
        std::uint32_t end;
    };
    [[nodiscard]] const Span* find(std::string_view name) const;
    [[nodiscard]] std::string_view valueOf(const Span& span) const;

    std::string text_;
    std::vector<Span> spans_;
};

}  // namespace euterpe::ami
