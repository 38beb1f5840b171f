#include "server/ami/ami_reader.h"

#include "lib/protocol/limits.h"

namespace euterpe::ami {
namespace {

namespace limits = protocol::limits;
constexpr std::string_view kBanner = "Asterisk Call Manager/";

std::string_view withoutLineEnd(std::string_view text) {
    while (!text.empty() && text.back() == '\r')
        text.remove_suffix(1);
    return text;
}

}  // namespace

void Reader::feed(std::string_view bytes, const Sink& sink) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const bool complete = end != std::string_view::npos;
        const std::string_view piece = complete ? bytes.substr(0, end) : bytes;
        bytes.remove_prefix(complete ? end + 1 : bytes.size());

        if (skipLine_) {
            skipLine_ = !complete;
            continue;
        }
        if (partial_.size() + piece.size() > limits::kAmiLineBytes) {
            drop();
            partial_.clear();
            skipLine_ = !complete;
            continue;
        }
        if (!complete) {
            partial_.append(piece);
        } else if (partial_.empty()) {
            line(withoutLineEnd(piece), sink);
        } else {
            partial_.append(piece);
            // Moved out, so that a sink that destroys or feeds the reader finds it consistent.
            const std::string whole = std::move(partial_);
            partial_.clear();
            line(withoutLineEnd(whole), sink);
        }
    }
}

void Reader::line(std::string_view text, const Sink& sink) {
    if (text.empty()) {
        const bool deliver = !skipMessage_ && !message_.empty();
        skipMessage_ = false;
        if (deliver)
            sink(message_);
        message_.clear();
        return;
    }
    if (skipMessage_)
        return;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        // The banner has no blank line after it, and no colon: it never is part of a message.
        if (banner_.empty() && text.starts_with(kBanner))
            banner_ = text;
        else
            ++oddLines_;
        return;
    }
    std::string_view value = text.substr(colon + 1);
    if (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    if (message_.size() >= limits::kAmiHeaders || message_.bytes() + text.size() > limits::kAmiMessageBytes) {
        drop();
        return;
    }
    message_.add(text.substr(0, colon), value);
}

void Reader::drop() {
    if (!skipMessage_)
        ++dropped_;
    skipMessage_ = true;
    message_.clear();
}

}  // namespace euterpe::ami
