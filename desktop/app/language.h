// The language that the windows speak (A3): installs the translations of the application and, where the
// system has them, Qt's own. Every window hears of a change by QEvent::LanguageChange. GUI thread only.
#pragma once

#include <QTranslator>

namespace euterpe::app {

class Language {
  public:
    Language() = default;
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    // "it", "en", "es"; "" = the system's, English if that is none of them.
    void apply(const QString& code);
    [[nodiscard]] QString code() const { return code_; }

  private:
    QTranslator words_;
    QTranslator qtWords_;
    QString code_;
};

}  // namespace euterpe::app
