#include "lib/contacts/contact_draft.h"
#include "lib/contacts/text_encoding.h"
#include "lib/contacts/vcard.h"
#include "lib/contacts/vcard_lines.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <optional>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;
using protocol::ContactFieldType;

bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase) {
    return text.size() == lowerCase.size() &&
           std::equal(text.begin(), text.end(), lowerCase.begin(), [](char c, char l) {
               return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == l;
           });
}

bool has(const VCardProperty& property, std::string_view type) {
    return std::find(property.types.begin(), property.types.end(), type) != property.types.end();
}

ContactFieldType telephoneType(const VCardProperty& property) {
    if (has(property, "fax"))
        return ContactFieldType::Fax;
    if (has(property, "x-extension"))
        return ContactFieldType::Extension;
    if (has(property, "cell"))
        return has(property, "work") ? ContactFieldType::WorkMobile : ContactFieldType::Mobile;
    return has(property, "home") ? ContactFieldType::Home : ContactFieldType::Work;
}

// RFC 3966: the number of "tel:+39-050-12;ext=7"; what comes after it cannot be dialled.
std::string fromTelUri(std::string value) {
    constexpr std::string_view kScheme = "tel:";
    if (!equalsIgnoringCase(std::string_view(value).substr(0, kScheme.size()), kScheme))
        return value;
    return value.substr(kScheme.size(), value.find(';') - kScheme.size());
}

// What makes one card: properties in any order, put together at END.
class Card {
  public:
    Card(ContactSink& sink, protocol::ContactSource source, int line)
        : line_(line), draft_(sink, source, line) {}

    [[nodiscard]] int line() const { return line_; }
    // False once the card has more properties than any should.
    bool take(const VCardProperty& property) {
        if (++properties_ > limits::kVCardLines)
            return false;
        const std::string& value = property.value;
        if (property.name == "N")
            name_ = splitValue(value, ';');
        else if (property.name == "FN")
            formatted_ = oneLine(unescapeValue(value));
        else if (property.name == "ORG")
            takeOrganization(value);
        else if (property.name == "UID")
            draft_.setKey(oneLine(unescapeValue(value)).substr(0, limits::kContactText));
        else if (property.name == "TEL")
            draft_.addField(telephoneType(property), fromTelUri(unescapeValue(value)), property.speedDial,
                            property.line);
        else if (property.name == "EMAIL")
            draft_.addField(ContactFieldType::Email, unescapeValue(value), {}, property.line);
        else if (property.name == "KIND" || property.name == "X-ADDRESSBOOKSERVER-KIND")
            isGroup_ = equalsIgnoringCase(value, "group");
        return true;
    }
    bool finish() {
        if (isGroup_)
            return true;
        takeName();
        return draft_.finish();
    }

  private:
    void takeOrganization(const std::string& value) {
        const std::vector<std::string> parts = splitValue(value, ';');
        std::string unit;
        for (auto part = parts.begin() + 1; part < parts.end(); ++part)
            if (!part->empty())
                unit += (unit.empty() ? "" : ", ") + *part;
        draft_.setOrganization(parts.front(), unit);
    }
    // N is family;given;middle. Without it FN's last word is the family name, unless FN is the company's.
    void takeName() {
        name_.resize(3);
        const std::string last = oneLine(name_[0]);
        const std::string first = oneLine(name_[1].empty() ? name_[2] : name_[1]);
        if (!last.empty() || !first.empty())
            return draft_.setName(first, last);
        if (formatted_ == draft_.contact().organization)
            return;
        const std::size_t blank = formatted_.rfind(' ');
        if (blank == std::string::npos)
            draft_.setName({}, formatted_);
        else
            draft_.setName(formatted_.substr(0, blank), formatted_.substr(blank + 1));
    }

    int line_;
    ContactDraft draft_;
    std::size_t properties_ = 0;
    std::vector<std::string> name_;
    std::string formatted_;
    bool isGroup_ = false;
};

// Cards one after another. What stands outside of them is passed over.
class CardReader {
  public:
    CardReader(ContactSink& sink, protocol::ContactSource source) : sink_(sink), source_(source) {}

    // False = stop.
    bool take(const VCardProperty& property) {
        const bool isCard = equalsIgnoringCase(oneLine(property.value), "vcard");
        // vCard 2.1 knows a card within a card, of the person's agent.
        const bool nests = std::exchange(agent_, property.name == "AGENT" && property.value.empty());
        if (property.name == "BEGIN" && isCard) {
            if (card_ && nests) {
                ++depth_;
                return true;
            }
            return closeLost() && begin(property.line);
        }
        if (!card_)
            return true;
        if (property.name == "END" && isCard) {
            if (depth_ > 0) {
                --depth_;
                return true;
            }
            return end();
        }
        if (depth_ > 0 || card_->take(property))
            return true;
        const int line = card_->line();
        card_.reset();
        return sink_.failed({line, RowProblem::TooLong, {}});
    }
    bool closeLost() {
        if (!card_)
            return true;
        const int line = card_->line();
        card_.reset();
        depth_ = 0;
        return sink_.failed({line, RowProblem::UnclosedCard, {}});
    }

  private:
    bool begin(int line) {
        card_.emplace(sink_, source_, line);
        return true;
    }
    bool end() {
        const bool goOn = card_->finish();
        card_.reset();
        return goOn;
    }

    ContactSink& sink_;
    protocol::ContactSource source_;
    std::optional<Card> card_;
    bool agent_ = false;
    int depth_ = 0;
};

}  // namespace

void readVCards(std::string_view bytes, ContactSink& sink, protocol::ContactSource source) {
    std::string decoded;
    if (bytes.substr(0, 64).find('\0') != std::string_view::npos || bytes.starts_with("\xEF\xBB\xBF")) {
        decoded = decodeText(bytes);
        bytes = decoded;
    }
    VCardLines lines(bytes);
    CardReader cards(sink, source);
    while (const auto property = lines.next(sink))
        if (!cards.take(*property))
            return;
    cards.closeLost();
}

}  // namespace euterpe::contacts
