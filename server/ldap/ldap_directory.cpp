#include "server/ldap/ldap_directory.h"

#include "lib/protocol/limits.h"

#include <utility>

namespace euterpe::ldap {
namespace {

namespace limits = protocol::limits;

constexpr int kCallerCandidates = 10;  // entries whose numbers end alike

std::string fullName(const protocol::Contact& contact) {
    std::string name = contact.firstName;
    if (!name.empty() && !contact.lastName.empty())
        name += ' ';
    name += contact.lastName;
    return name.empty() ? contact.organization : name;
}

// The entry that has the number; of several the first, as in a printed directory.
std::string nameAmong(const std::vector<protocol::Contact>& contacts, const std::string& number) {
    for (const protocol::Contact& contact : contacts)
        for (const protocol::ContactField& field : contact.fields)
            if (field.type != protocol::ContactFieldType::Email && sameNumber(field.value, number))
                return fullName(contact);
    return {};
}

Error silent() {
    return {ErrorCode::Timeout, "the LDAP directory does not answer"};
}

}  // namespace

LdapDirectory::LdapDirectory(Config config, LoopHooks loop, const Log& log)
    : config_(std::move(config)),
      loop_(std::move(loop)),
      log_(log),
      alive_(std::make_shared<LdapDirectory*>(this)),
      searches_(config_, loop_.post),
      callers_(config_, loop_.post) {}

LdapDirectory::~LdapDirectory() {
    *alive_ = nullptr;
}

void LdapDirectory::search(std::string_view text, SearchDone done) {
    std::string filter = searchFilter(config_.attributes, text);
    if (filter.empty())
        return loop_.post([done = std::move(done)] { done(Found{}); });
    ask(searches_, std::move(filter), limits::kLookupResults, kSearchDeadline, std::move(done));
}

void LdapDirectory::nameOf(std::string_view number, NameDone done) {
    const std::string key(number.substr(0, limits::kNumber));
    if (const std::string* name = remembered(key))
        return done(*name);
    std::string filter = numberFilter(config_.attributes, key);
    if (filter.empty())
        return done(std::string());
    auto& waiting = asking_[key];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1)
        return;
    ask(callers_, std::move(filter), kCallerCandidates, kNameDeadline,
        [this, key](Result<Found> outcome) { nameFound(key, std::move(outcome)); });
}

void LdapDirectory::nameFound(const std::string& number, Result<Found> outcome) {
    const auto waiting = asking_.extract(number);
    if (waiting.empty())
        return;
    Result<std::string> name = std::string();
    if (outcome) {
        name = nameAmong(outcome->contacts, number);
        remember(number, *name);
    } else {
        name = outcome.error();
    }
    for (const NameDone& done : waiting.mapped())
        done(name);
}

// `done` gets the answer or, at the deadline, that there is none; what comes afterwards is only learnt from.
void LdapDirectory::ask(LdapWorker& worker, std::string filter, int most, std::chrono::milliseconds deadline,
                        SearchDone done) {
    const auto answer = std::make_shared<SearchDone>(std::move(done));
    const auto tell = [alive = alive_, answer](Result<Found> outcome) {
        if (*alive != nullptr && *answer)
            std::exchange(*answer, nullptr)(std::move(outcome));
    };
    const Time now = loop_.now();
    if (!breaker_.admits(now))
        return loop_.post([tell] { tell(silent()); });
    LdapWorker::Question question{std::move(filter), most, now + deadline,
                                  [alive = alive_, tell](Result<Found> outcome) {
                                      if (*alive == nullptr)
                                          return;
                                      (*alive)->learn(outcome);
                                      tell(std::move(outcome));
                                  }};
    if (!worker.ask(std::move(question)))
        return loop_.post([tell] {
            tell(Error{ErrorCode::RateLimited, "too many questions to the directory wait", 1});
        });
    loop_.after(deadline, [tell] { tell(silent()); });
}

void LdapDirectory::learn(const Result<Found>& outcome) {
    // A base that does not exist is an answer too.
    if (outcome || outcome.error().code == ErrorCode::NotFound) {
        if (breaker_.isOpen())
            log_.info("ldap.answers", {{"uri", config_.uri}});
        return breaker_.succeeded();
    }
    if (!breaker_.isOpen())
        log_.warning("ldap.failed",
                     {{"code", toString(outcome.error().code)}, {"error", outcome.error().detail}});
    breaker_.failed(loop_.now());
}

const std::string* LdapDirectory::remembered(const std::string& number) {
    const auto found = names_.find(number);
    if (found == names_.end())
        return nullptr;
    if (found->second->until <= loop_.now()) {
        recent_.erase(found->second);
        names_.erase(found);
        return nullptr;
    }
    recent_.splice(recent_.begin(), recent_, found->second);
    return &found->second->name;
}

void LdapDirectory::remember(const std::string& number, const std::string& name) {
    recent_.push_front({number, name, loop_.now() + (name.empty() ? kUnknownFor : kKnownFor)});
    names_[number] = recent_.begin();
    if (recent_.size() > limits::kNamesRemembered) {
        names_.erase(recent_.back().number);
        recent_.pop_back();
    }
}

}  // namespace euterpe::ldap
