// `contacts …`: the shared phonebook from and to files.
#include "admin/commands.h"
#include "lib/contacts/contact_file.h"
#include "lib/contacts/contact_ids.h"
#include "lib/contacts/import_plan.h"
#include "lib/protocol/limits.h"
#include "server/store/contact_books.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <ostream>

namespace euterpe::admin {
namespace {

namespace limits = protocol::limits;
using contacts::ExportFormat;
using contacts::RowProblem;
using protocol::Contact;
using protocol::ContactBook;

const store::BookUser kAdministrator{UserId(), true};

std::string_view wordsFor(RowProblem problem) {
    switch (problem) {
        case RowProblem::UnclosedQuote:
            return "a quote is never closed";
        case RowProblem::TooLong:
            return "too long";
        case RowProblem::TooMany:
            return "too many contacts, the rest is left out";
        case RowProblem::NoColumns:
            return "the first line must name the columns, as Kalliope's or Outlook's export does";
        case RowProblem::NoName:
            return "no name";
        case RowProblem::NoDetail:
            return "no number and no e-mail address";
        case RowProblem::UnknownType:
            return "not a type of contact";
        case RowProblem::NotANumber:
            return "not a telephone number";
        case RowProblem::NotAnAddress:
            return "not an e-mail address";
        case RowProblem::UnclosedCard:
            return "BEGIN:VCARD without END:VCARD";
        case RowProblem::MalformedLine:
            return "a line without a colon";
        case RowProblem::UnknownCharset:
            return "an encoding that is not known";
    }
    return "wrong";
}

// Tells what is wrong as it comes.
class FileSink : public contacts::ContactSink {
  public:
    FileSink(const std::string& file, std::ostream& err) : file_(file), err_(err) {}

    bool found(contacts::FoundContact contact) override {
        contacts.push_back(std::move(contact));
        return true;
    }
    bool failed(contacts::RowError error) override {
        ++mistakes;
        err_ << file_ << ':' << error.line << ": " << wordsFor(error.problem);
        if (!error.detail.empty())
            err_ << ": " << error.detail;
        err_ << '\n';
        return true;
    }

    std::vector<contacts::FoundContact> contacts;
    std::size_t mistakes = 0;

  private:
    const std::string& file_;
    std::ostream& err_;
};

Result<std::vector<Contact>> sharedBook(store::ContactBooks& books) {
    constexpr int kRows = 5'000;
    std::vector<Contact> all;
    store::AllContactChanges page;
    do {
        auto next = books.allChanges(page.version, page.base, kRows);
        if (!next)
            return next.error();
        page = std::move(*next);
        for (store::OwnedContact& owned : page.contacts)
            if (owned.owner.empty())
                all.push_back(std::move(owned.contact));
    } while (page.more);
    return all;
}

Result<std::size_t> store(store::ContactBooks& books, const std::vector<Contact>& added,
                          const std::string& importId, std::ostream& err) {
    std::size_t refused = 0;
    for (std::size_t start = 0; start < added.size(); start += limits::kContactBatch) {
        const auto begin = added.begin() + static_cast<std::ptrdiff_t>(start);
        const auto many = std::min(limits::kContactBatch, added.size() - start);
        protocol::ContactImportParams batch{
            importId, ContactBook::Shared, {begin, begin + static_cast<std::ptrdiff_t>(many)}};
        const auto done = books.import(kAdministrator, batch);
        if (!done)
            return done.error();
        refused += done->refused.size();
        for (const protocol::ContactRefusal& one : done->refused)
            err << one.contact.str() << ": " << one.reason << '\n';
    }
    return refused;
}

Result<void> apply(store::ContactBooks& books, const contacts::ImportPlan& plan, const std::string& importId,
                   Console& console) {
    const auto refused = store(books, plan.add, importId, console.err);
    if (!refused)
        return refused.error();
    std::size_t conflicts = 0;
    for (const Contact& changed : plan.change) {
        const auto saved = books.save(kAdministrator, {changed, changed.version});
        if (!saved)
            return saved.error();
        conflicts += saved->conflict;
    }
    for (const Contact& gone : plan.remove) {
        const auto removed = books.remove(kAdministrator, {gone.id, ContactBook::Shared, gone.version});
        if (!removed)
            return removed.error();
        conflicts += removed->conflict;
    }
    console.out << "contacts: " << plan.add.size() - *refused << " new, " << plan.change.size()
                << " changed, " << plan.same << " as they were, " << plan.remove.size() << " removed\n";
    if (conflicts > 0)
        console.out << conflicts << " were changed by somebody meanwhile and are as they say\n";
    if (plan.add.size() > *refused)
        console.out << "to take the new ones back: euterpe-admin contacts undo " << importId << '\n';
    return {};
}

Result<void> importFile(Context& context) {
    const std::string& file = context.arguments.positions()[0];
    const auto bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    FileSink sink(file, context.console.err);
    if (auto read = contacts::readContactFile(*bytes, sink); !read)
        return Error{read.error().code, file + ": " + read.error().detail};
    if (sink.contacts.empty())
        return Error{ErrorCode::NotFound, "nothing to import"};
    store::ContactBooks books(context.store);
    auto known = sharedBook(books);
    if (!known)
        return known.error();
    const contacts::ImportTarget target{
        ContactBook::Shared, "shared",
        context.arguments.has("--replace") ? contacts::ImportMode::Replace : contacts::ImportMode::Merge,
        std::move(*known)};
    const contacts::ImportPlan plan = contacts::planImport(sink.contacts, target);
    if (auto applied = apply(books, plan, contacts::newUuid(), context.console); !applied)
        return applied;
    if (sink.mistakes > 0)
        context.console.out << sink.mistakes << " left out or incomplete, see above\n";
    return {};
}

Result<ExportFormat> formatOf(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, ExportFormat>, 4> kNames{
        {{"kalliope", ExportFormat::KalliopeCsv},
         {"vcard", ExportFormat::VCard4},
         {"vcard3", ExportFormat::VCard3},
         {"outlook", ExportFormat::OutlookCsv}}};
    for (const auto& [known, format] : kNames)
        if (name == known || (name.empty() && format == ExportFormat::KalliopeCsv))
            return format;
    return Error{ErrorCode::InvalidArgument, "--format: expected kalliope, vcard, vcard3 or outlook"};
}

Result<void> exportFile(Context& context) {
    const auto format = formatOf(context.arguments.value("--format"));
    if (!format)
        return format.error();
    store::ContactBooks books(context.store);
    const auto all = sharedBook(books);
    if (!all)
        return all.error();
    const contacts::ExportedFile made = contacts::writeContactFile(*all, *format);
    const std::string& file = context.arguments.positions()[0];
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << made.bytes;
    out.close();
    if (!out)
        return Error{ErrorCode::Io, file + ": cannot be written"};
    context.console.out << all->size() << " contacts written\n";
    if (made.leftOut > 0)
        context.console.out << made.leftOut << " details have no place in this format and were left out\n";
    return {};
}

Result<void> undo(Context& context) {
    store::ContactBooks books(context.store);
    const protocol::ContactImportUndoParams wanted{context.arguments.positions()[0], ContactBook::Shared};
    protocol::ContactImportUndoResult step;
    std::int64_t removed = 0;
    do {
        auto done = books.undoImport(kAdministrator, wanted);
        if (!done)
            return done.error();
        step = *done;
        removed += step.removed;
    } while (step.more);
    context.console.out << removed << " contacts removed";
    if (step.kept > 0)
        context.console.out << ", " << step.kept << " kept: edited since";
    context.console.out << '\n';
    return {};
}

}  // namespace

std::vector<Command> contactCommands() {
    return {
        {"contacts import",
         "FILE",
         "Brings contacts into the shared phonebook: CSV of Kalliope or Outlook, or vCard.",
         {{"--replace", "",
           "contacts become what the file says, those it no longer has go; else they are "
           "added to"}},
         importFile},
        {"contacts export",
         "FILE",
         "Writes the shared phonebook into a file.",
         {{"--format", "NAME", "kalliope (CSV, unless given), vcard, vcard3 or outlook (CSV)"}},
         exportFile},
        {"contacts undo",
         "IMPORT",
         "Removes what an import brought, but for what was edited since.",
         {},
         undo},
    };
}

}  // namespace euterpe::admin
