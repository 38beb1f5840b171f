#include "admin/commands.h"

#include <iostream>

int main(int argc, char** argv) {
    euterpe::admin::Console console{std::cin, std::cout, std::cerr};
    return euterpe::admin::runAdmin({argv + 1, argv + argc}, console);
}
