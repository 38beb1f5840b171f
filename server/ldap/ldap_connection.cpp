#include "server/ldap/ldap_connection.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <array>
#include <ldap.h>

namespace euterpe::ldap {
namespace {

namespace limits = protocol::limits;
using namespace std::chrono_literals;
using protocol::ContactFieldType;

constexpr auto kSlice = 50ms;  // how soon a stop is noticed

timeval toTimeval(std::chrono::milliseconds time) {
    const auto ms = std::max<std::chrono::milliseconds::rep>(time.count(), 0);
    return {static_cast<time_t>(ms / 1000), static_cast<suseconds_t>(ms % 1000 * 1000)};
}

struct FreeMessage {
    void operator()(LDAPMessage* message) const { ldap_msgfree(message); }
};
using Message = std::unique_ptr<LDAPMessage, FreeMessage>;

ErrorCode codeOf(int code) {
    switch (code) {
        case LDAP_TIMEOUT:
        case LDAP_TIMELIMIT_EXCEEDED:
            return ErrorCode::Timeout;
        case LDAP_CONNECT_ERROR:  // what libldap says of a certificate that it does not trust
            return ErrorCode::Untrusted;
        case LDAP_INVALID_CREDENTIALS:
        case LDAP_INAPPROPRIATE_AUTH:
        case LDAP_INSUFFICIENT_ACCESS:
        case LDAP_STRONG_AUTH_REQUIRED:
        case LDAP_CONFIDENTIALITY_REQUIRED:
            return ErrorCode::Unauthorized;
        case LDAP_USER_CANCELLED:
            return ErrorCode::Cancelled;
        case LDAP_NO_SUCH_OBJECT:
            return ErrorCode::NotFound;
        case LDAP_DECODING_ERROR:
        case LDAP_FILTER_ERROR:
        case LDAP_PROTOCOL_ERROR:
            return ErrorCode::Malformed;
        default:
            return ErrorCode::Disconnected;
    }
}

std::string tidy(std::string_view text) {
    std::string line = protocol::toUtf8(text.substr(0, limits::kContactText));
    const std::size_t last = line.find_last_not_of(' ');
    line.resize(last == std::string::npos ? 0 : last + 1);
    line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
    return line;
}

}  // namespace

// libldap's, closed with its owner.
struct LdapConnection::Handle {
    LDAP* ldap = nullptr;
    const std::atomic<bool>& stopping;

    explicit Handle(const std::atomic<bool>& stop) : stopping(stop) {}
    ~Handle() {
        if (ldap != nullptr)
            ldap_unbind_ext(ldap, nullptr, nullptr);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    int set(int option, const void* value) const { return ldap_set_option(ldap, option, value); }

    // The answer to `id`, all of it; `code` says why there is none.
    Message await(int id, Time until, int& code) const {
        for (;;) {
            if (stopping) {
                code = LDAP_USER_CANCELLED;
                return nullptr;
            }
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (left <= 0ms) {
                ldap_abandon_ext(ldap, id, nullptr, nullptr);
                code = LDAP_TIMEOUT;
                return nullptr;
            }
            timeval slice = toTimeval(std::min<std::chrono::milliseconds>(left, kSlice));
            LDAPMessage* message = nullptr;
            const int kind = ldap_result(ldap, id, LDAP_MSG_ALL, &slice, &message);
            if (kind > 0) {
                code = LDAP_SUCCESS;
                return Message(message);
            }
            if (kind < 0) {
                ldap_get_option(ldap, LDAP_OPT_RESULT_CODE, &code);
                return nullptr;
            }
        }
    }
    // The result code that an answer holds.
    int resultOf(const Message& message, int code) const {
        if (message && ldap_parse_result(ldap, message.get(), &code, nullptr, nullptr, nullptr, nullptr, 0) !=
                           LDAP_SUCCESS)
            return LDAP_DECODING_ERROR;
        return code;
    }
};

LdapConnection::LdapConnection(Config config, const std::atomic<bool>& stopping)
    : config_(std::move(config)), stopping_(stopping) {}

LdapConnection::~LdapConnection() = default;

Result<Found> LdapConnection::search(const std::string& filter, int most) {
    const Time until = std::chrono::steady_clock::now() + config_.timeout;
    // Servers close connections that were quiet for long: seen only when it is used, and no failure.
    const bool used = handle_ != nullptr;
    if (!used)
        if (auto opened = open(until); !opened)
            return opened.error();
    auto found = ask(filter, most, until);
    if (!found && found.error().code == ErrorCode::Disconnected && used) {
        if (auto opened = open(until); !opened)
            return opened.error();
        found = ask(filter, most, until);
    }
    if (!found && found.error().code != ErrorCode::NotFound)
        handle_.reset();
    return found;
}

Result<void> LdapConnection::open(Time until) {
    handle_ = std::make_unique<Handle>(stopping_);
    if (const int code = ldap_initialize(&handle_->ldap, config_.uri.c_str()); code != LDAP_SUCCESS) {
        handle_.reset();
        return failure(code, "connect");
    }
    const int version = LDAP_VERSION3;
    const timeval timeout = toTimeval(config_.timeout);
    handle_->set(LDAP_OPT_PROTOCOL_VERSION, &version);
    handle_->set(LDAP_OPT_REFERRALS, LDAP_OPT_OFF);  // leads to servers that nobody configured
    handle_->set(LDAP_OPT_NETWORK_TIMEOUT, &timeout);
    handle_->set(LDAP_OPT_TIMEOUT, &timeout);
    Sockbuf* buffer = nullptr;
    ber_len_t most = limits::kLdapMessageBytes;
    if (ldap_get_option(handle_->ldap, LDAP_OPT_SOCKBUF, &buffer) == LDAP_OPT_SUCCESS && buffer != nullptr)
        ber_sockbuf_ctrl(buffer, LBER_SB_OPT_SET_MAX_INCOMING, &most);
    auto ready = secure(until);
    if (ready)
        ready = bind(until);
    if (!ready)
        handle_.reset();
    return ready;
}

Result<void> LdapConnection::secure(Time until) {
    const int demand = LDAP_OPT_X_TLS_DEMAND;
    const int oldest = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2;
    const int asClient = 0;
    if (!config_.caFile.empty() &&
        handle_->set(LDAP_OPT_X_TLS_CACERTFILE, config_.caFile.c_str()) != LDAP_OPT_SUCCESS)
        return Error{ErrorCode::Untrusted, config_.caFile + ": cannot be used as a certificate authority"};
    handle_->set(LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);
    handle_->set(LDAP_OPT_X_TLS_PROTOCOL_MIN, &oldest);
    if (handle_->set(LDAP_OPT_X_TLS_NEWCTX, &asClient) != LDAP_OPT_SUCCESS)
        return Error{ErrorCode::Untrusted, config_.caFile + ": cannot be used as a certificate authority"};
    if (!config_.startTls)
        return {};
    int id = 0;
    int code = ldap_start_tls(handle_->ldap, nullptr, nullptr, &id);
    if (code == LDAP_SUCCESS)
        code = handle_->resultOf(handle_->await(id, until, code), code);
    if (code == LDAP_SUCCESS)
        code = ldap_install_tls(handle_->ldap);
    return code == LDAP_SUCCESS ? Result<void>() : failure(code, "StartTLS");
}

Result<void> LdapConnection::bind(Time until) {
    berval password{config_.password.size(), const_cast<char*>(config_.password.data())};
    int id = 0;
    int code = ldap_sasl_bind(handle_->ldap, config_.bindDn.c_str(), LDAP_SASL_SIMPLE, &password, nullptr,
                              nullptr, &id);
    if (code == LDAP_SUCCESS)
        code = handle_->resultOf(handle_->await(id, until, code), code);
    return code == LDAP_SUCCESS ? Result<void>() : failure(code, "bind");
}

Result<Found> LdapConnection::ask(const std::string& filter, int most, Time until) {
    std::vector<char*> names;
    const Attributes& a = config_.attributes;
    for (const std::string* name :
         {&a.firstName, &a.lastName, &a.organization, &a.unit, &a.home, &a.work, &a.mobile, &a.fax, &a.mail})
        if (!name->empty())
            names.push_back(const_cast<char*>(name->c_str()));
    names.push_back(nullptr);
    timeval timeout = toTimeval(config_.timeout);
    int id = 0;
    int code = ldap_search_ext(handle_->ldap, config_.base.c_str(), LDAP_SCOPE_SUBTREE, filter.c_str(),
                               names.data(), 0, nullptr, nullptr, &timeout, most, &id);
    if (code != LDAP_SUCCESS)
        return failure(code, "search");
    const Message answer = handle_->await(id, until, code);
    code = handle_->resultOf(answer, code);
    const bool partly = code == LDAP_SIZELIMIT_EXCEEDED || code == LDAP_TIMELIMIT_EXCEEDED ||
                        code == LDAP_ADMINLIMIT_EXCEEDED;
    if (code != LDAP_SUCCESS && !(partly && answer))
        return failure(code, "search");
    Found found;
    found.more = partly;
    for (LDAPMessage* entry = ldap_first_entry(handle_->ldap, answer.get()); entry != nullptr;
         entry = ldap_next_entry(handle_->ldap, entry)) {
        if (found.contacts.size() >= static_cast<std::size_t>(most)) {
            found.more = true;
            break;
        }
        protocol::Contact contact = contactOf(entry);
        if (!contact.firstName.empty() || !contact.lastName.empty() || !contact.organization.empty())
            found.contacts.push_back(std::move(contact));
    }
    return found;
}

std::vector<std::string> LdapConnection::values(void* entry, const std::string& attribute) const {
    std::vector<std::string> texts;
    if (attribute.empty())
        return texts;
    berval** all = ldap_get_values_len(handle_->ldap, static_cast<LDAPMessage*>(entry), attribute.c_str());
    for (int i = 0; all != nullptr && all[i] != nullptr && texts.size() < limits::kContactFields; ++i)
        if (std::string text = tidy({all[i]->bv_val, all[i]->bv_len}); !text.empty())
            texts.push_back(std::move(text));
    ldap_value_free_len(all);
    return texts;
}

protocol::Contact LdapConnection::contactOf(void* entry) const {
    protocol::Contact contact;
    contact.source = protocol::ContactSource::Ldap;
    contact.book = protocol::ContactBook::Shared;
    char* dn = ldap_get_dn(handle_->ldap, static_cast<LDAPMessage*>(entry));
    contact.id = ContactId(tidy(dn == nullptr ? "" : dn));
    ldap_memfree(dn);
    const Attributes& a = config_.attributes;
    const std::pair<std::string*, const std::string*> texts[] = {{&contact.firstName, &a.firstName},
                                                                 {&contact.lastName, &a.lastName},
                                                                 {&contact.organization, &a.organization},
                                                                 {&contact.unit, &a.unit}};
    for (const auto& [text, attribute] : texts)
        if (auto found = values(entry, *attribute); !found.empty())
            *text = std::move(found.front());
    const std::pair<ContactFieldType, const std::string*> details[] = {{ContactFieldType::Work, &a.work},
                                                                       {ContactFieldType::Mobile, &a.mobile},
                                                                       {ContactFieldType::Home, &a.home},
                                                                       {ContactFieldType::Fax, &a.fax},
                                                                       {ContactFieldType::Email, &a.mail}};
    for (const auto& [type, attribute] : details)
        for (std::string& value : values(entry, *attribute))
            if (contact.fields.size() < limits::kContactFields &&
                (type == ContactFieldType::Email || value.size() <= limits::kNumber))
                contact.fields.push_back({type, std::move(value), {}});
    return contact;
}

Error LdapConnection::failure(int code, const std::string& what) const {
    Error error{codeOf(code), config_.uri + ": " + what + ": " + ldap_err2string(code)};
    char* more = nullptr;
    if (handle_ && handle_->ldap != nullptr &&
        ldap_get_option(handle_->ldap, LDAP_OPT_DIAGNOSTIC_MESSAGE, &more) == LDAP_OPT_SUCCESS &&
        more != nullptr) {
        // A server that is there and cannot be talked to over TLS is "down" to libldap; only then GnuTLS has
        // something to say.
        if (code == LDAP_SERVER_DOWN && *more != '\0' && config_.uri.starts_with("ldaps:"))
            error = {ErrorCode::Untrusted,
                     config_.uri + ": its certificate is not trusted, or it speaks no TLS"};
        if (*more != '\0')
            error.detail += " (" + tidy(more) + ')';
        ldap_memfree(more);
    }
    return error;
}

}  // namespace euterpe::ldap
