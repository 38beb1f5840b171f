#include "desktop/app/register_export.h"

#include "desktop/models/register_csv.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/phone/notice_bar.h"

#include <QFileDialog>

namespace euterpe::app {

using screens::NoticeBar;

RegisterExport::RegisterExport(replica::Session& session, screens::MainWindow& window, QObject* parent)
    : QObject(parent), session_(session), window_(window) {
    connect(&window_.directories(), &screens::Directories::exportRequested, this, &RegisterExport::askWhere);
}

RegisterExport::~RegisterExport() = default;

void RegisterExport::askWhere(const protocol::RegisterFilter& filter) {
    auto* dialog =
        new QFileDialog(&window_, tr("Export recent calls"), QString(), tr("Tables of text (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportRegister"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, filter](const QString& path) { start(filter, path); });
    dialog->open();
}

void RegisterExport::start(const protocol::RegisterFilter& filter, const QString& path) {
    reader_.reset();
    file_ = std::make_unique<QSaveFile>(path);
    locale_ = window_.locale();
    if (!file_->open(QIODevice::WriteOnly))
        return fail({ErrorCode::Io, path.toStdString()});
    file_->write(models::registerCsvHeader(locale_));
    window_.notice().say(widgets::Tone::Accent, [] {
        return NoticeBar::Words{tr("Recent calls are being exported…"), {}};
    });
    reader_ = std::make_unique<replica::RegisterReader>(session_.registerLink(), filter);
    connect(reader_.get(), &replica::RegisterReader::rows, this, &RegisterExport::write);
    connect(reader_.get(), &replica::RegisterReader::finished, this, [this, path] { finish(path); });
    connect(reader_.get(), &replica::RegisterReader::failed, this, &RegisterExport::fail);
}

// What cannot be written shows at commit().
void RegisterExport::write(const std::vector<protocol::RegisterRow>& rows) {
    for (const protocol::RegisterRow& row : rows)
        file_->write(models::registerCsvLine(row, session_.extensions(), locale_));
}

void RegisterExport::finish(const QString& path) {
    const auto count = static_cast<int>(reader_->total());
    if (!file_->commit())
        return fail({ErrorCode::DiskFull, path.toStdString()});
    window_.notice().say(widgets::Tone::Free, [path, count] {
        return NoticeBar::Words{tr("%n call(s) exported to %1.", nullptr, count).arg(path), {}};
    });
}

void RegisterExport::fail(const Error& error) {
    file_->cancelWriting();
    window_.notice().say(widgets::Tone::Busy, [code = error.code] {
        const bool isFile = code == ErrorCode::DiskFull || code == ErrorCode::Io;
        return NoticeBar::Words{isFile ? tr("The file could not be written.") : models::text(code), {}};
    });
}

}  // namespace euterpe::app
