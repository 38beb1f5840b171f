// Files of contacts: which format one has, and reading and writing them. Pure, any thread.
#pragma once

#include "lib/base/result.h"
#include "lib/contacts/contact_sink.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::contacts {

// The format by a file's first bytes (some hundred of them are enough): Csv (Kalliope's or Outlook's, told by
// readContactFile), VCard, OutlookFile; Unknown = none of ours.
protocol::ContactSource recognise(std::string_view bytes);

// Everything in it to `sink`. Only a file that is too large, an Outlook data file (which is read by another
// program, see outlook_file) and what is no text fail as a whole.
Result<void> readContactFile(std::string_view bytes, ContactSink& sink);

enum class ExportFormat { KalliopeCsv, VCard4, VCard3, OutlookCsv };

struct ExportedFile {
    std::string bytes;
    std::size_t leftOut = 0;  // details that the format has no place for
};
ExportedFile writeContactFile(const std::vector<protocol::Contact>& contacts, ExportFormat format);

}  // namespace euterpe::contacts
