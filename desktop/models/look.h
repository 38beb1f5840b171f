// The vocabulary of appearance that models and widgets share: which icon, which meaning of colour. Plain
// enums without Qt, so that a model can say "missed call, danger" and leave pixels to
// desktop/widgets/theme.h.
#pragma once

namespace euterpe::models {

// One line-icon set, data/icons/<kebab-case name>.svg, in this order in desktop/widgets/icons.cpp.
enum class Icon {
    None,
    // directories
    Star,
    StarFilled,
    Extensions,
    Phonebook,
    Recent,
    Chat,
    Queue,
    Voicemail,
    // calls
    Phone,
    PhoneIncoming,
    PhoneOutgoing,
    PhoneMissed,
    HangUp,
    Reject,
    Backspace,
    Dialpad,
    Pause,
    Play,
    Transfer,
    TransferAttended,
    Park,
    Record,
    Conference,
    Forward,
    DoNotDisturb,
    ForkToMobile,
    PickUp,
    BookCall,
    Microphone,
    MicrophoneOff,
    Volume,
    // state of telephones: each differs by shape, not by colour alone
    StateFree,
    StateBusy,
    StateRinging,
    StateOnHold,
    StateUnregistered,
    StateUnknown,
    // presence badges: each differs by shape, not by colour alone
    PresenceAvailable,
    PresenceAway,
    PresenceBusy,
    PresenceNotAvailable,
    PresenceOffline,
    // state on queues: each differs by shape, not by colour alone
    QueueActive,
    QueuePartlyPaused,
    QueuePaused,
    // general
    Search,
    Clear,
    Calendar,
    Copy,
    Check,
    Plus,
    Edit,
    Trash,
    Download,
    ChevronRight,
    ChevronLeft,
    ChevronDown,
    ChevronUp,
    Menu,
    More,
    Settings,
    Connected,
    Disconnected,
    Refresh,
    Warning,
    Info,
    Lock,
    Account,
    Server,
    Globe,
    Quit,
    Pin,
    CompactView,
    ExtendedView,
    Eye,
    EyeOff,
    Bell,
    BellOff,
    Sun,
    Moon,
    Mobile,
    Mail,
    Building,
    Home,
    Fax,
    Table,
    IdCard,
    Cloud,
    Logo,
    Count,  // how many there are; never drawn
};

// What a colour means. The theme gives each its value in light and dark with a contrast of at least 4.5:1 on
// every surface of that theme.
enum class Tone {
    Text,
    Muted,
    Accent,
    OnAccent,  // text and icons on a filled accent, free or danger background
    OnText,    // icons on a ground of the text's colour: a service that is on
    Free,      // green: free, available, connected, answer
    Busy,      // red: busy, hang up, missed, error
    Ringing,   // amber: ringing, warning
    Away,      // violet: away, on hold
    Offline,   // grey: offline, not registered, unknown
};

}  // namespace euterpe::models
