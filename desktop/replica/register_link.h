// The two questions that RegisterSource asks, as an interface: the session answers them from the server, a
// test or a benchmark from memory. GUI thread only.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <functional>

#include <QObject>

namespace euterpe::replica {

class RegisterLink : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    using Opened = std::function<void(Result<protocol::RegisterOpenResult>)>;
    using Paged = std::function<void(Result<protocol::RegisterPageResult>)>;

    [[nodiscard]] virtual bool isUsable() const = 0;
    // Answered from the event loop; not at all once `context` is gone.
    virtual void open(const protocol::RegisterOpenParams& params, QObject* context, Opened done) = 0;
    virtual void page(const protocol::RegisterPageParams& params, QObject* context, Paged done) = 0;

  signals:
    void usableChanged(bool usable);
};

}  // namespace euterpe::replica
