#include "server/app/ldap_lookup.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace euterpe::app {

LdapLookup::LdapLookup(const ldap::Config& config, boost::asio::io_context& io, hub::Loop& loop,
                       const Log& log)
    : directory_(config,
                 {[&io](std::function<void()> work) { boost::asio::post(io, std::move(work)); },
                  [&loop](std::chrono::milliseconds delay, std::function<void()> work) {
                      loop.after(delay, std::move(work));
                  },
                  [&loop] { return loop.now(); }},
                 log) {}

void LdapLookup::search(const std::string& text, Callback<hub::LookupAnswer> done) {
    directory_.search(text, [done = std::move(done)](Result<ldap::Found> found) {
        if (found)
            done(hub::LookupAnswer{std::move(found->contacts), found->more});
        else
            done(found.error());
    });
}

void LdapLookup::nameOf(const std::string& number, Callback<std::string> done) {
    directory_.nameOf(number, std::move(done));
}

}  // namespace euterpe::app
