// Structured log: one line an event, `time level name key=value …` (logfmt), written with a single write(2)
// so that lines of several threads never mix. Values are escaped; the caller never passes a secret.
// Created in app/, handed down by reference; usable on any thread.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace euterpe {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogField {
    LogField(std::string_view k, std::string_view v) : key(k), value(v) {}
    LogField(std::string_view k, const char* v) : key(k), value(v) {}
    LogField(std::string_view k, const std::string& v) : key(k), value(v) {}
    template <class N>
    requires std::integral<N> LogField(std::string_view k, N v) : key(k), value(std::to_string(v)) {}

    std::string_view key;
    std::string value;
};

class Log {
  public:
    // Lines below `threshold` are dropped. `fd` stays the caller's; -1 discards everything.
    explicit Log(LogLevel threshold = LogLevel::Info, int fd = 2) : threshold_(threshold), fd_(fd) {}

    using Fields = std::initializer_list<LogField>;
    void debug(std::string_view name, Fields fields = {}) const { write(LogLevel::Debug, name, fields); }
    void info(std::string_view name, Fields fields = {}) const { write(LogLevel::Info, name, fields); }
    void warning(std::string_view name, Fields fields = {}) const { write(LogLevel::Warning, name, fields); }
    void error(std::string_view name, Fields fields = {}) const { write(LogLevel::Error, name, fields); }

  private:
    void write(LogLevel level, std::string_view name, Fields fields) const;

    LogLevel threshold_;
    int fd_;
};

// One line without its time: what Log writes after the timestamp. For tests and for other sinks.
std::string formatLogLine(LogLevel level, std::string_view name, Log::Fields fields);

}  // namespace euterpe
