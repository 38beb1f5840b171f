// euterpe-bench-registered: the softphone's engine, registered and idle until it is ended by a signal.
//   euterpe-bench-registered REGISTRAR USER < password
#include "desktop/phone/linphone_phone.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <QCoreApplication>

int main(int argc, char** argv) {
    using namespace euterpe;
    const QCoreApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s REGISTRAR USER < password\n", argv[0]);
        return 2;
    }
    protocol::SipAccount account;
    account.registrar = argv[1];
    account.user = argv[2];
    std::getline(std::cin, account.password);
    const Log log(LogLevel::Warning);
    phone::LinphonePhone phone(log);
    phone.start(account, {});
    return QCoreApplication::exec();
}
