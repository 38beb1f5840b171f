// Writes the list of recent calls, as it is filtered, into a CSV file that the user names: all of it, not
// only what was looked at. Says in the window how it went. GUI thread only; made in Application.
#pragma once

#include "desktop/replica/register_reader.h"
#include "desktop/replica/session.h"
#include "desktop/screens/main/main_window.h"

#include <memory>

#include <QLocale>
#include <QObject>
#include <QSaveFile>

namespace euterpe::app {

class RegisterExport : public QObject {
    Q_OBJECT

  public:
    RegisterExport(replica::Session& session, screens::MainWindow& window, QObject* parent = nullptr);
    ~RegisterExport() override;

    // Asks for the file's name.
    void askWhere(const protocol::RegisterFilter& filter);

  private:
    // Replaces one that is under way.
    void start(const protocol::RegisterFilter& filter, const QString& path);
    void write(const std::vector<protocol::RegisterRow>& rows);
    void finish(const QString& path);
    void fail(const Error& error);

    replica::Session& session_;
    screens::MainWindow& window_;
    std::unique_ptr<replica::RegisterReader> reader_;
    std::unique_ptr<QSaveFile> file_;
    QLocale locale_;
};

}  // namespace euterpe::app
