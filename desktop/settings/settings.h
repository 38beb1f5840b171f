// The user's settings in DIR/euterpe.ini (B6). Owns the file: written by nobody else, saved atomically and a
// moment after each change. GUI thread only; made in app/, handed down by reference.
#pragma once

#include "desktop/settings/ini_document.h"
#include "desktop/settings/values.h"
#include "lib/base/result.h"

#include <functional>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

namespace euterpe::settings {

struct LoadReport {
    bool firstStart = false;        // there was no file (B1)
    std::vector<Problem> problems;  // empty = all well
    QString keptCopy;               // the damaged file's copy, "" = none was needed
    QString password;               // somebody wrote one into the file: for the secret store; taken out of it
};

struct ImportReport {
    std::vector<Problem> problems;
    QString password;  // found in the file: for the secret store, "" = none; never written to the ini
};

class Settings : public QObject {
    Q_OBJECT

  public:
    // QStandardPaths' configuration folder / euterpe.
    static QString defaultDirectory();

    // `directory` = defaultDirectory() or what --config names; made when the first save needs it.
    explicit Settings(QString directory, QObject* parent = nullptr);
    ~Settings() override;  // saves what is unsaved

    // Call once, first. Always leaves usable values; a damaged file is copied aside before it is written
    // over.
    LoadReport load();
    // Takes the values of an existing kcti.ini (B6) over the present ones and saves. Pass the password on.
    Result<ImportReport> importKcti(const QString& path);

    [[nodiscard]] const Values& values() const { return values_; }
    // settings.update([](Values& v) { v.theme = Theme::Dark; }) emits changed() if anything did, saves soon.
    void update(const std::function<void(Values&)>& change);
    // True once address and user are filled in; false = first start's message and dialog (B1).
    [[nodiscard]] bool isComplete() const;

    // Bytes that screens keep for themselves: window geometry, column widths. Names like
    // "mainWindow/geometry".
    [[nodiscard]] QByteArray state(const QString& name) const;
    void setState(const QString& name, const QByteArray& bytes);

    // Fingerprint of the certificate accepted for "host:port", "" = none yet.
    [[nodiscard]] QString pinnedFingerprint(const QString& endpoint) const;
    void setPinnedFingerprint(const QString& endpoint, const QString& fingerprint);

    // Writes now. Otherwise done 500 ms after the last change.
    Result<void> save();

    [[nodiscard]] QString directory() const { return directory_; }
    [[nodiscard]] QString fileName() const;

  signals:
    // After every change of values(); compare the members that matter to you.
    void changed(const euterpe::settings::Values& before, const euterpe::settings::Values& now);
    // The file could not be written; the values stay in memory. Once per failure until a save succeeds.
    void saveFailed(const euterpe::settings::Problem& problem);

  private:
    void saveSoon();
    QByteArray readFile(LoadReport& report);
    void keepDamaged(const QByteArray& bytes, LoadReport& report);
    Result<void> write(const QByteArray& bytes) const;

    QString directory_;
    Values values_;
    IniDocument document_;
    bool untouchable_ = false;  // the file could be neither read nor copied: it must not be written over
    bool unsaved_ = false;
    bool failureTold_ = false;
    QTimer saveTimer_;
};

}  // namespace euterpe::settings
