// The imports that can be taken back, newest first; kept in the settings file. GUI thread only; one per
// application.
#pragma once

#include "desktop/settings/settings.h"
#include "lib/protocol/contacts.h"

#include <vector>

#include <QDateTime>
#include <QObject>
#include <QString>

namespace euterpe::screens {

struct ImportRecord {
    QString importId;
    QString user;  // whose import it is: "anna@pbx.example.org"
    protocol::ContactBook book = protocol::ContactBook::Unknown;
    QString name;  // of the file
    QDateTime when;
    int added = 0;
};

class ImportHistory : public QObject {
    Q_OBJECT

  public:
    static constexpr int kKept = 50;

    explicit ImportHistory(settings::Settings& settings, QObject* parent = nullptr);

    // Those of the present user.
    [[nodiscard]] std::vector<ImportRecord> records() const;
    void add(ImportRecord record);
    void remove(const QString& importId);

  signals:
    void changed();

  private:
    [[nodiscard]] std::vector<ImportRecord> all() const;
    void keep(const std::vector<ImportRecord>& records);

    settings::Settings& settings_;
};

}  // namespace euterpe::screens
