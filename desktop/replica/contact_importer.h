// Carries out the plan of an import on the server, request by request, and takes an import back. One object
// for one of either. What has been sent may be sent again: after a failure a new one goes on with the same
// plan and import. GUI thread only; owned by whoever imports.
#pragma once

#include "lib/base/result.h"
#include "lib/contacts/import_plan.h"
#include "lib/protocol/messages.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <QObject>

namespace euterpe::replica {

class Commands;

struct ImportOutcome {
    int added = 0;
    int changed = 0;
    int removed = 0;
    int conflicts = 0;  // changed by somebody meanwhile: left as they are
    std::vector<protocol::ContactRefusal> refused;
};

class ContactImporter : public QObject {
    Q_OBJECT

  public:
    explicit ContactImporter(Commands& commands, QObject* parent = nullptr);

    // Call one of them, once. `importId`: a UUID, under which undo() finds it again.
    void start(contacts::ImportPlan plan, const std::string& importId, protocol::ContactBook book);
    void undo(const std::string& importId, protocol::ContactBook book);

  signals:
    void progress(int done, int all);
    // Exactly one of them, once, from the event loop. Of undo(): `removed` and, as `conflicts`, those that
    // stay because somebody has edited them.
    void finished(const euterpe::replica::ImportOutcome& outcome);
    void failed(const euterpe::Error& error);

  private:
    void next();
    void add();
    void change();
    void remove();
    void undoStep();
    void step(int contacts);
    // Goes on with `again` later when the server has enough for now; false = it is another error.
    bool waits(const Error& error, const std::function<void()>& again);
    void onStored(const Result<protocol::ContactOutcome>& outcome, int& counter,
                  const std::function<void()>& again);

    Commands& commands_;
    contacts::ImportPlan plan_;
    std::string importId_;
    protocol::ContactBook book_ = protocol::ContactBook::Unknown;
    std::size_t added_ = 0;
    std::size_t changed_ = 0;
    std::size_t removed_ = 0;
    int done_ = 0;
    int all_ = 0;
    ImportOutcome outcome_;
};

}  // namespace euterpe::replica
