// The questions that ContactSync asks, as an interface: the session answers them from the server, a test from
// memory. GUI thread only.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <functional>

#include <QObject>

namespace euterpe::replica {

class ContactLink : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    using Changed = std::function<void(Result<protocol::ContactChangesResult>)>;
    using Stored = std::function<void(Result<protocol::ContactOutcome>)>;

    [[nodiscard]] virtual bool isUsable() const = 0;
    // Answered later, from the event loop; not at all once `context` is gone.
    virtual void changes(const protocol::ContactChangesParams& params, QObject* context, Changed done) = 0;
    virtual void save(const protocol::ContactSaveParams& params, QObject* context, Stored done) = 0;
    virtual void remove(const protocol::ContactRemoveParams& params, QObject* context, Stored done) = 0;

  signals:
    void usableChanged(bool usable);
};

}  // namespace euterpe::replica
