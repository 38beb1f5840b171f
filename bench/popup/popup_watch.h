// A QApplication that tells when the popup of an incoming call stands on the display, drawn. GUI thread.
#pragma once

#include <cstdint>
#include <optional>

#include <QApplication>

namespace euterpe::bench {

class PopupWatch : public QApplication {
  public:
    using QApplication::QApplication;

    // When (monotonicNs()) a popup was drawn first since the last forget().
    [[nodiscard]] std::optional<std::uint64_t> drawn() const { return drawn_; }
    void forget() { drawn_.reset(); }

    bool notify(QObject* receiver, QEvent* event) override;

  private:
    std::optional<std::uint64_t> drawn_;
};

}  // namespace euterpe::bench
