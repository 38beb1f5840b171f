// Looks at an X display as a person would: which windows are there, and is anything drawn in them. Owns the
// connection; one thread; used by main. Works with any program, ours or another's.
#pragma once

#include "lib/base/result.h"

#include <cstdint>
#include <memory>
#include <regex>
#include <string>
#include <vector>
#include <xcb/xcb.h>

namespace euterpe::bench {

struct TopLevel {
    xcb_window_t window = 0;
    std::string name;  // title and class
    int width = 0;
    int height = 0;
};

class Display {
  public:
    // The display of $DISPLAY; it must have a window manager.
    static Result<std::unique_ptr<Display>> open();
    ~Display();
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

    // Viewable windows that the window manager manages, at least 150 pixels each way.
    [[nodiscard]] std::vector<TopLevel> topLevels();
    // Whether the window shows more than a background: six colours or more on lines across it.
    [[nodiscard]] bool painted(const TopLevel& window);

  private:
    explicit Display(xcb_connection_t* connection);
    [[nodiscard]] xcb_atom_t atom(const std::string& name);
    [[nodiscard]] std::string textProperty(xcb_window_t window, xcb_atom_t property);

    xcb_connection_t* connection_;
    xcb_window_t root_ = 0;
    xcb_atom_t clientList_ = 0;
    xcb_atom_t windowName_ = 0;
};

}  // namespace euterpe::bench
