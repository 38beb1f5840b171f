// hub::LookupPort over ldap::LdapDirectory. Loop thread.
#pragma once

#include "server/app/config.h"
#include "server/hub/lookup_port.h"
#include "server/hub/loop.h"
#include "server/ldap/ldap_directory.h"

namespace boost::asio {
class io_context;
}

namespace euterpe::app {

class LdapLookup : public hub::LookupPort {
  public:
    LdapLookup(const ldap::Config& config, boost::asio::io_context& io, hub::Loop& loop, const Log& log);

    void search(const std::string& text, Callback<hub::LookupAnswer> done) override;
    void nameOf(const std::string& number, Callback<std::string> done) override;

  private:
    ldap::LdapDirectory directory_;
};

}  // namespace euterpe::app
