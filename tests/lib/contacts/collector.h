// Keeps what a reader gives.
#pragma once

#include "lib/contacts/contact_sink.h"

#include <vector>

namespace euterpe::contacts::testing {

struct Collector : ContactSink {
    std::vector<FoundContact> contacts;
    std::vector<RowError> errors;
    std::size_t stopAfter = 0;  // contacts; 0 = never

    bool found(FoundContact contact) override {
        contacts.push_back(std::move(contact));
        return contacts.size() != stopAfter;
    }
    bool failed(RowError error) override {
        errors.push_back(std::move(error));
        return true;
    }
};

}  // namespace euterpe::contacts::testing
