#include "admin/console.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <termios.h>
#include <unistd.h>

namespace euterpe::admin {
namespace {

constexpr std::streamoff kLargestFile = 64LL * 1024 * 1024;

// The terminal without echo for as long as it lives.
class NoEcho {
  public:
    explicit NoEcho(int fd) : fd_(fd), active_(tcgetattr(fd, &before_) == 0) {
        if (!active_)
            return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(fd_, TCSAFLUSH, &silent);
    }
    ~NoEcho() {
        if (active_)
            tcsetattr(fd_, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

  private:
    int fd_;
    termios before_{};
    bool active_;
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string ask(std::FILE* terminal, const char* question) {
    std::fputs(question, terminal);
    std::fflush(terminal);
    std::string line;
    for (int c = std::fgetc(terminal); c != EOF && c != '\n'; c = std::fgetc(terminal))
        line.push_back(static_cast<char>(c));
    std::fputs("\n", terminal);
    return line;
}

}  // namespace

Result<std::string> promptNewPassword() {
    const std::unique_ptr<std::FILE, CloseFile> terminal(std::fopen("/dev/tty", "r+"));
    if (!terminal)
        return Error{ErrorCode::InvalidArgument, "no terminal to ask for the password; use --password-stdin"};
    const NoEcho silent(fileno(terminal.get()));
    std::string password = ask(terminal.get(), "New password: ");
    if (password.empty())
        return Error{ErrorCode::InvalidArgument, "no password given"};
    if (ask(terminal.get(), "Again: ") != password)
        return Error{ErrorCode::InvalidArgument, "the two passwords differ"};
    return password;
}

Result<std::string> readSecretLine(std::istream& in) {
    std::string line;
    std::getline(in, line);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (line.empty())
        return Error{ErrorCode::InvalidArgument, "the first line is empty"};
    return line;
}

Result<std::string> readSecretFile(const std::string& fileName) {
    std::ifstream file(fileName);
    if (!file)
        return Error{ErrorCode::Io, fileName + ": " + std::strerror(errno)};
    auto secret = readSecretLine(file);
    if (!secret)
        return Error{secret.error().code, fileName + ": " + secret.error().detail};
    return secret;
}

Result<std::string> readFile(const std::string& fileName) {
    std::ifstream file(fileName, std::ios::binary | std::ios::ate);
    if (!file)
        return Error{ErrorCode::Io, fileName + ": " + std::strerror(errno)};
    std::error_code unknown;
    if (std::filesystem::is_directory(fileName, unknown))
        return Error{ErrorCode::Io, fileName + ": is a folder"};
    if (file.tellg() > kLargestFile)
        return Error{ErrorCode::TooLarge, fileName + ": larger than 64 MB"};
    file.seekg(0);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace euterpe::admin
