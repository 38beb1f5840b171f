// The application's one stylesheet, made from the tokens. Private to Theme.
#pragma once

#include <QString>

namespace euterpe::widgets {

class Theme;

QString styleSheet(const Theme& theme);

}  // namespace euterpe::widgets
