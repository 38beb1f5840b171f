#include "desktop/phone/phone.h"
