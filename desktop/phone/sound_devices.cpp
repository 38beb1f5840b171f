#include "desktop/phone/sound_devices.h"

#include "desktop/phone/sound_devices_p.h"

#include <tuple>
#include <utility>

namespace euterpe::phone {

SoundDevices::SoundDevices(PulseConnection& connection, QObject* parent)
    : QObject(parent),
      connection_(connection),
      mailbox_(std::make_shared<Mailbox>(*this)),
      worker_(std::make_shared<Worker>()) {
    worker_->told = [this, mailbox = mailbox_](std::vector<SoundDevice> devices) {
        mailbox->post([this, devices = std::move(devices)]() mutable {
            if (known_ && devices == devices_)
                return;
            known_ = true;
            devices_ = std::move(devices);
            emit changed();
        });
    };
    connection_.add(worker_);
}

SoundDevices::~SoundDevices() {
    mailbox_->close();
    connection_.remove(std::move(worker_));
}

void SoundDevices::route(SoundDirection direction, const std::string& device, int volumePercent) {
    connection_.post([worker = worker_, direction, device, volumePercent] {
        worker->route(direction, device, volumePercent);
    });
}

}  // namespace euterpe::phone
