// What the company's LDAP directory has for the text in the phonebook's search field, below the contacts: a
// row a number, a double click calls. Not there while nothing is searched for and where there is no
// directory; one that does not answer is said to be missing (F6). GUI thread only; owned by PhonebookScreen.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <string>
#include <vector>

#include <QFrame>
#include <QString>
#include <QTimer>

class QLabel;
class QTableWidget;

namespace euterpe::replica {
class Commands;
}
namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

class DirectoryResults : public QFrame {
    Q_OBJECT

  public:
    // All references outlive the widget.
    DirectoryResults(replica::Commands& commands, widgets::Theme& theme, QWidget* parent = nullptr);

    // Asked for when typing has paused.
    void search(const QString& text);

    [[nodiscard]] QTableWidget& table() const { return *table_; }
    [[nodiscard]] QLabel& heading() const { return *heading_; }

  signals:
    void dialRequested(const QString& number);
    void writeRequested(const QString& address);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Row {
        protocol::ContactFieldType type;
        QString name;
        QString organization;
        QString value;
    };
    void ask();
    void onAnswer(const Result<protocol::ContactLookupResult>& answer);
    void use(int row);
    void retranslate();

    replica::Commands& commands_;
    widgets::Theme& theme_;
    QTimer pause_;
    std::string text_;
    std::uint64_t asked_ = 0;  // answers to earlier texts are stale
    protocol::LookupOutcome outcome_ = protocol::LookupOutcome::Unknown;
    bool more_ = false;
    std::vector<Row> rows_;
    QLabel* heading_;
    QTableWidget* table_;
};

}  // namespace euterpe::screens
