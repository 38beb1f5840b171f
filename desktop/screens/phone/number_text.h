// Numbers as people write them: in the clipboard, in links, in the dial field. Pure functions, any thread.
#pragma once

#include <optional>

#include <QString>

namespace euterpe::screens {

// A number worth offering to call, as it stands in `text` (trimmed); nothing for prose, dates, amounts, IP
// addresses and whatever else only looks a little like one.
std::optional<QString> phoneNumberIn(const QString& text);

// What a tel:, sip:, sips: or callto: link (RFC 3966, RFC 3261) or a plain number asks to dial; nothing when
// there is no number in it. Parameters (";ext=", "@host") are left out.
std::optional<QString> numberFromLink(const QString& link);

// Without the spaces and signs that people group digits with, so that two ways of writing compare equal.
QString strippedNumber(const QString& text);

}  // namespace euterpe::screens
