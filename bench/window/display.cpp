#include "bench/window/display.h"

#include <cstdlib>
#include <cstring>
#include <set>

namespace euterpe::bench {
namespace {

constexpr int kSmallest = 150;
constexpr int kLines = 24;
constexpr std::size_t kColours = 6;

struct Free {
    void operator()(void* reply) const { std::free(reply); }
};
template <class T>
using Reply = std::unique_ptr<T, Free>;

}  // namespace

Result<std::unique_ptr<Display>> Display::open() {
    int screenNumber = 0;
    xcb_connection_t* connection = ::xcb_connect(nullptr, &screenNumber);
    if (::xcb_connection_has_error(connection) != 0) {
        ::xcb_disconnect(connection);
        return Error{ErrorCode::Io, "no X display"};
    }
    return std::unique_ptr<Display>(new Display(connection));
}

Display::Display(xcb_connection_t* connection) : connection_(connection) {
    root_ = ::xcb_setup_roots_iterator(::xcb_get_setup(connection)).data->root;
    clientList_ = atom("_NET_CLIENT_LIST");
    windowName_ = atom("_NET_WM_NAME");
}

Display::~Display() {
    ::xcb_disconnect(connection_);
}

xcb_atom_t Display::atom(const std::string& name) {
    const auto cookie =
        ::xcb_intern_atom(connection_, 0, static_cast<std::uint16_t>(name.size()), name.c_str());
    const Reply<xcb_intern_atom_reply_t> reply(::xcb_intern_atom_reply(connection_, cookie, nullptr));
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

std::string Display::textProperty(xcb_window_t window, xcb_atom_t property) {
    const auto cookie = ::xcb_get_property(connection_, 0, window, property, XCB_ATOM_ANY, 0, 256);
    const Reply<xcb_get_property_reply_t> reply(::xcb_get_property_reply(connection_, cookie, nullptr));
    if (!reply)
        return {};
    std::string text(static_cast<const char*>(::xcb_get_property_value(reply.get())),
                     static_cast<std::size_t>(::xcb_get_property_value_length(reply.get())));
    for (char& c : text) {
        if (c == '\0')
            c = ' ';
    }
    return text;
}

std::vector<TopLevel> Display::topLevels() {
    const auto cookie = ::xcb_get_property(connection_, 0, root_, clientList_, XCB_ATOM_WINDOW, 0, 1024);
    const Reply<xcb_get_property_reply_t> list(::xcb_get_property_reply(connection_, cookie, nullptr));
    std::vector<TopLevel> found;
    if (!list)
        return found;
    const auto* windows = static_cast<const xcb_window_t*>(::xcb_get_property_value(list.get()));
    const auto count =
        static_cast<std::size_t>(::xcb_get_property_value_length(list.get())) / sizeof(xcb_window_t);
    for (std::size_t i = 0; i < count; ++i) {
        const auto attributesCookie = ::xcb_get_window_attributes(connection_, windows[i]);
        const auto geometryCookie = ::xcb_get_geometry(connection_, windows[i]);
        const Reply<xcb_get_window_attributes_reply_t> attributes(
            ::xcb_get_window_attributes_reply(connection_, attributesCookie, nullptr));
        const Reply<xcb_get_geometry_reply_t> geometry(
            ::xcb_get_geometry_reply(connection_, geometryCookie, nullptr));
        if (!attributes || !geometry || attributes->map_state != XCB_MAP_STATE_VIEWABLE ||
            geometry->width < kSmallest || geometry->height < kSmallest)
            continue;
        found.push_back({windows[i],
                         textProperty(windows[i], windowName_) + ' ' +
                             textProperty(windows[i], XCB_ATOM_WM_NAME) + ' ' +
                             textProperty(windows[i], XCB_ATOM_WM_CLASS),
                         geometry->width, geometry->height});
    }
    return found;
}

bool Display::painted(const TopLevel& window) {
    std::vector<xcb_get_image_cookie_t> cookies;
    for (int line = 0; line < kLines; ++line) {
        const int y = window.height * (2 * line + 1) / (2 * kLines);
        cookies.push_back(::xcb_get_image(connection_, XCB_IMAGE_FORMAT_Z_PIXMAP, window.window, 0,
                                          static_cast<std::int16_t>(y),
                                          static_cast<std::uint16_t>(window.width), 1, ~0U));
    }
    std::set<std::uint32_t> colours;
    for (const xcb_get_image_cookie_t cookie : cookies) {
        const Reply<xcb_get_image_reply_t> image(::xcb_get_image_reply(connection_, cookie, nullptr));
        if (!image || image->depth < 24)
            continue;
        const std::uint8_t* bytes = ::xcb_get_image_data(image.get());
        const auto pixels = static_cast<std::size_t>(::xcb_get_image_data_length(image.get())) / 4;
        for (std::size_t i = 0; i < pixels && colours.size() < kColours; ++i) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, bytes + 4 * i, sizeof pixel);
            colours.insert(pixel & 0xffffffU);
        }
    }
    return colours.size() >= kColours;
}

}  // namespace euterpe::bench
