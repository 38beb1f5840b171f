#include "desktop/screens/dialogs/softphone_page.h"

#include "desktop/models/status_text.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSlider>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using settings::Values;

constexpr int kSliderWidth = 130;

// A host with or without a port.
bool looksLikeRegistrar(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral(R"(^(\[[0-9A-Fa-f:.%]+\]|[\w.-]+)(:\d{1,5})?$)"));
    return text.isEmpty() || pattern.match(text).hasMatch();
}

}  // namespace

SoftphonePage::SoftphonePage(replica::Softphone& softphone, widgets::Theme& theme, QWidget* parent)
    : SettingsPage(parent), softphone_(softphone) {
    onlyPhone_ = addNote();
    buildSip(theme);
    buildSound();
    connect(&softphone_, &replica::Softphone::devicesChanged, this, &SoftphonePage::fillDevices);
    connect(&softphone_, &replica::Softphone::phoneChanged, this, &SoftphonePage::fillDevices);
    connect(&softphone_, &replica::Softphone::changed, this, &SoftphonePage::showAccount);
    finish();
    applyMode();
}

void SoftphonePage::buildSip(widgets::Theme& theme) {
    sipHeading_ = addHeading();
    protocol_ = new QComboBox(this);
    protocol_->setObjectName(QStringLiteral("sipProtocol"));
    protocol_->addItem(QStringLiteral("UDP"));
    protocol_->addItem(QStringLiteral("TLS"));
    protocolField_ = addField(protocol_);
    caFile_ = new QLineEdit(this);
    caFile_->setObjectName(QStringLiteral("sipCaFile"));
    browse_ = caFile_->addAction(theme.icon(widgets::Icon::More, widgets::Tone::Muted),
                                 QLineEdit::TrailingPosition);
    caField_ = addField(caFile_);
    registrar_ = new QLineEdit(this);
    registrar_->setObjectName(QStringLiteral("sipRegistrar"));
    registrarField_ = addField(registrar_);
    codecsLabel_ = new QLabel(this);
    codecs_ = new QLabel(this);
    codecs_->setObjectName(QStringLiteral("codecs"));
    codecs_->setProperty("type", "strong");
    codecs_->setTextFormat(Qt::PlainText);
    codecs_->setWordWrap(true);
    column()->addSpacing(widgets::space::kTiny);
    column()->addWidget(codecsLabel_);
    column()->addWidget(codecs_);
    applied_ = addNote();
    connect(browse_, &QAction::triggered, this, &SoftphonePage::chooseCaFile);
    connect(protocol_, &QComboBox::currentIndexChanged, this, [this](int index) {
        const bool tls = index == 1;
        caFile_->setEnabled(tls);
        caField_.label->setEnabled(tls);
    });
}

void SoftphonePage::buildSound() {
    soundHeading_ = addHeading();
    addDevice("microphoneDevice", true, &Values::micdevice, &Values::micVol);
    addDevice("speakerDevice", false, &Values::spkdevice, &Values::spkVol);
    addDevice("ringDevice", false, &Values::ringdevice, &Values::ringVol);
    column()->addSpacing(widgets::space::kTiny);
    echo_ = new QCheckBox(this);
    echo_->setObjectName(QStringLiteral("echoCanceller"));
    noise_ = new QCheckBox(this);
    noise_->setObjectName(QStringLiteral("noiseSuppression"));
    column()->addWidget(echo_);
    column()->addWidget(noise_);
}

void SoftphonePage::addDevice(const char* name, bool input, QString Values::*id, int Values::*volume) {
    auto* row = new QWidget(this);
    auto* box = new QComboBox(row);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* slider = new QSlider(Qt::Horizontal, row);
    slider->setObjectName(QLatin1String(name) + QStringLiteral("Volume"));
    slider->setRange(0, 100);
    slider->setPageStep(10);
    slider->setFixedWidth(kSliderWidth);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(widgets::space::kMedium);
    line->addWidget(box, 1);
    line->addWidget(slider);
    row->setFocusProxy(box);
    Device device{input, id, volume, box, slider, addField(row)};
    device.field.label->setBuddy(box);
    devices_.push_back(device);
}

QString SoftphonePage::title() const {
    return tr("Softphone");
}

void SoftphonePage::load(const Values& values) {
    protocol_->setCurrentIndex(values.sipProtocol == QLatin1StringView("TLS") ? 1 : 0);
    caFile_->setText(values.sipCaFile);
    caFile_->setEnabled(protocol_->currentIndex() == 1);
    caField_.label->setEnabled(protocol_->currentIndex() == 1);
    registrar_->setText(values.sipRegistrarAddress);
    echo_->setChecked(values.echoCanceller);
    noise_->setChecked(values.noiseSuppression);
    for (Device& device : devices_) {
        fillDevice(device, values.*device.id);
        device.slider->setValue(values.*device.volume);
    }
    setMode(values.mode);
    showAccount();
}

void SoftphonePage::store(Values& values) const {
    values.sipProtocol = protocol_->currentText();
    values.sipCaFile = caFile_->text().trimmed();
    values.sipRegistrarAddress = registrar_->text().trimmed();
    values.echoCanceller = echo_->isChecked();
    values.noiseSuppression = noise_->isChecked();
    for (const Device& device : devices_) {
        values.*device.id = device.box->currentData().toString();
        values.*device.volume = device.slider->value();
    }
}

bool SoftphonePage::validate() {
    const QString file = caFile_->text().trimmed();
    const bool fileFine = protocol_->currentIndex() == 0 || file.isEmpty() || QFileInfo(file).isReadable();
    setWrong(caFile_, caField_, fileFine ? QString() : tr("This file cannot be read."));
    const bool registrarFine = looksLikeRegistrar(registrar_->text().trimmed());
    setWrong(registrar_, registrarField_,
             registrarFine ? QString() : tr("A name or an address, with :port if it is not the usual one."));
    return mode_ != protocol::Mode::Phone || (fileFine && registrarFine);
}

void SoftphonePage::fillDevices() {
    for (Device& device : devices_)
        fillDevice(device, device.box->currentData().toString());
}

// What was chosen stays in the list while it is unplugged.
void SoftphonePage::fillDevice(Device& device, const QString& wanted) {
    device.box->clear();
    device.box->addItem(QString(), QString());
    QString standard;
    if (const phone::Phone* phone = softphone_.phone()) {
        for (const phone::SoundDevice& one : phone->devices()) {
            if (device.input ? !one.input : !one.output)
                continue;
            device.box->addItem(models::qs(one.name), models::qs(one.id));
            if (one.isDefault)
                standard = models::qs(one.name);
        }
    }
    device.box->setItemText(
        0, standard.isEmpty() ? tr("As the system") : tr("As the system (%1)").arg(standard));
    if (!wanted.isEmpty() && device.box->findData(wanted) < 0)
        device.box->addItem(softphone_.phone() != nullptr ? tr("%1, not connected").arg(wanted) : wanted,
                            wanted);
    device.box->setCurrentIndex(device.box->findData(wanted));
}

void SoftphonePage::showAccount() {
    const protocol::SipAccount& account = softphone_.account();
    QStringList names;
    int place = 1;
    for (const std::string& codec : account.codecs)
        names << QStringLiteral("%1. %2").arg(place++).arg(models::qs(codec));
    codecs_->setText(names.isEmpty() ? tr("Shown once the softphone is in use")
                                     : names.join(QStringLiteral("   ")));
    const std::string& given = account.registrar;
    registrar_->setPlaceholderText(given.empty() ? tr("As the PBX says") : models::qs(given));
}

void SoftphonePage::chooseCaFile() {
    auto* dialog = new QFileDialog(this, tr("Certificate authority of the PBX"),
                                   QFileInfo(caFile_->text()).path(), tr("Certificates (*.pem *.crt *.cer)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, caFile_, &QLineEdit::setText);
    dialog->open();
}

void SoftphonePage::setMode(protocol::Mode mode) {
    mode_ = mode;
    applyMode();
}

void SoftphonePage::applyMode() {
    const bool offered = mode_ == protocol::Mode::Phone;
    onlyPhone_->setVisible(!offered);
    for (QWidget* part : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (part == onlyPhone_)
            continue;
        part->setEnabled(offered);
        part->setToolTip(offered ? QString() : onlyPhone_->text());
    }
    const bool tls = offered && protocol_->currentIndex() == 1;
    caFile_->setEnabled(tls);
    caField_.label->setEnabled(tls);
}

void SoftphonePage::retranslate() {
    onlyPhone_->setText(
        tr("These settings belong to mode Phone. Choose it on the first page to change them."));
    sipHeading_->setText(tr("Connection to the PBX (SIP)"));
    protocolField_.label->setText(tr("Protocol"));
    protocol_->setAccessibleName(protocolField_.label->text());
    caField_.label->setText(tr("Certificate of the authority that signed the PBX's, for TLS"));
    caFile_->setAccessibleName(caField_.label->text());
    caFile_->setPlaceholderText(tr("As the PBX says"));
    browse_->setText(tr("Choose a file…"));
    browse_->setToolTip(browse_->text());
    registrarField_.label->setText(tr("SIP registrar, if an SBC stands before the PBX"));
    registrar_->setAccessibleName(registrarField_.label->text());
    codecsLabel_->setText(tr("Codecs, in the administrator's order"));
    applied_->setText(tr("Applied at once; during a call, after it."));
    soundHeading_->setText(tr("Sound"));
    const QString names[] = {tr("Microphone"), tr("Speaker"), tr("Ringing")};
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        devices_[i].field.label->setText(names[i]);
        devices_[i].box->setAccessibleName(names[i]);
        devices_[i].slider->setAccessibleName(tr("%1: volume").arg(names[i]));
        devices_[i].slider->setToolTip(devices_[i].slider->accessibleName());
    }
    echo_->setText(tr("Cancel echo"));
    const QString nextCall = tr("A change takes effect with the next call");
    echo_->setToolTip(tr("Keeps what the speaker plays out of the microphone") + QLatin1Char('\n') +
                      nextCall);
    noise_->setText(tr("Suppress noise"));
    noise_->setToolTip(nextCall);
    fillDevices();
    showAccount();
    applyMode();
}

}  // namespace euterpe::screens
