// Names and forms of the settings in section [CTI]: the one place that knows them. Pure functions.
#pragma once

#include "desktop/settings/ini_document.h"
#include "desktop/settings/values.h"

#include <vector>

namespace euterpe::settings {

inline constexpr char16_t kSection[] = u"CTI";

// What is missing keeps the value that `values` has; what is wrong is reported and gets its default.
void readValues(const IniDocument& document, Values& values, std::vector<Problem>& problems);
// A value at its default is written only where the file has the key already (1.12: "the default settings do
// not appear in the file").
void writeValues(const Values& values, IniDocument& document);
// What no Values can hold, brought into range; true when nothing had to be.
bool clampValues(Values& values);

}  // namespace euterpe::settings
