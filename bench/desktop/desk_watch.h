// Tells on standard output, one JSON object a line, when what the desk shows becomes live and when it stops
// to be: {"live": true, "at": seconds of CLOCK_MONOTONIC}. Whoever kills a server or a PBX reads how long it
// took. GUI thread only; made by main.
#pragma once

#include "bench/desktop/desk.h"

#include <QObject>

namespace euterpe::bench {

class DeskWatch : public QObject {
    Q_OBJECT

  public:
    explicit DeskWatch(Desk& desk);

  private:
    void look();

    Desk& desk_;
    bool live_ = false;
};

}  // namespace euterpe::bench
