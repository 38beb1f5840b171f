"""The figures by key: what each is, and its budget (docs/design.md, section 10). In the order of the table."""

# key: (what, unit, budget); the budget is an upper bound, None = a figure without one.
FIGURES = {
    "event_to_paint_p99_ms": ("AMI event to painted row, 1,000 extensions, 20 calls/s, p99", "ms", 100),
    "event_to_paint_p50_ms": ("the same, p50", "ms", None),
    "fanout_1000_cpu_us": ("1,000 clients x 50 events/s over TLS: CPU per delivered event", "us", 3.5),
    "lone_event_p99_ms": ("a lone event to 1,000 clients, p99", "ms", 15),
    "floor_lone_p99_ms": ("the machine's floor for that: a bare OpenSSL loop, same run", "ms", None),
    "fanout_1000_write_us": ("CPU per TLS write (a batch)", "us", None),
    "floor_1000_write_us": ("the machine's floor for that", "us", None),
    "fanout_1000_p99_ms": ("50 events/s to 1,000 clients, p99 (batched every 50 ms)", "ms", None),
    "fanout_1000_client_kb": ("memory of the server per client", "KB", 30),
    "fanout_5000_cpu_pct": ("5,000 clients x 10 events/s: share of one core", "%", 100),
    "fanout_5000_p99_ms": ("the same, p99", "ms", 100),
    "floor_5000_p99_ms": ("the machine's floor for that", "ms", None),
    "fanout_5000_rss_mb": ("the same, memory of the server", "MB", 200),
    "chat_deliver_p99_ms": ("1,000 users, 100 chat messages/s over TLS: written to there, p99", "ms", 50),
    "chat_deliver_p50_ms": ("the same, p50", "ms", None),
    "chat_lost": ("the same: messages that never came", "", 1),
    "chat_doubled": ("the same: messages that came twice", "", 1),
    "snapshot_1000_ms": ("login and full snapshot, 1,000 extensions", "ms", 300),
    "reducer_100_ns": ("AMI reducer per event, 100 channels", "ns", None),
    "reducer_10000_ns": ("AMI reducer per event, 10,000 channels", "ns", None),
    "register_open_1m_ms": ("1,000,000 calls: open the register", "ms", 50),
    "register_filter_1m_ms": ("1,000,000 calls: filter the register", "ms", 100),
    "contact_search_100k_p99_ms": ("100,000 contacts: a key in the phonebook's search, p99", "ms", 16),
    "register_filter_1m_p99_ms": ("the same, p99", "ms", 100),
    "register_filter_named_1m_p99_ms": ("the same, and half of 100,000 contacts fit, p99", "ms", 100),
    "caller_names_search_100k_ms": ("100,000 contacts: the numbers of all of them by name, p99", "ms", None),
    "caller_name_p99_ms": ("100,000 contacts: name of a caller, p99", "ms", 50),
    "desktop_start_ms": ("desktop: start to painted window, warm", "ms", 100),
    "twinkle_start_ms": ("twinkle, the same", "ms", None),
    "linphone_start_ms": ("linphone-desktop, the same", "ms", None),
    "desktop_start_vs_twinkle": ("desktop's start / twinkle's", "", None),
    "desktop_rss_mb": ("desktop: memory, logged in, 1,000 extensions", "MB", 60),
    "twinkle_rss_mb": ("twinkle, without account", "MB", None),
    "linphone_rss_mb": ("linphone-desktop, without account", "MB", None),
    "desktop_rss_vs_twinkle": ("desktop's memory / twinkle's", "", None),
    "soak_desktop_rss_growth_mb": ("20 calls/s for 3 minutes: growth of the desktop's memory", "MB", 2),
    "soak_server_rss_growth_mb": ("the same, of the server's", "MB", 2),
    "soak_fd_growth": ("the same, of open descriptors", "", 1),
    "desktop_idle_cpu_pct": ("desktop: CPU when idle", "%", 0.5),
    "desktop_phone_rss_mb": ("desktop: memory in Phone mode, idle, registered, 1,000 extensions", "MB", 100),
    "register_ms": ("softphone: start of an engine to registered (liblinphone alone: 68-73)", "ms", None),
    "call_setup_ms": ("dialled to answered by the PBX", "ms", None),
    "invite_to_popup_p99_ms": ("INVITE on the wire to popup drawn in the real window, p99", "ms", 100),
    "invite_to_popup_p50_ms": ("the same, p50", "ms", None),
    "incall_opus_cpu_pct": ("in a call, Opus: CPU of one core (liblinphone alone: 1.45)", "%", None),
    "incall_opus_aec_cpu_pct": ("the same with echo canceller (liblinphone's own, Speex: 3.4)", "%", None),
    "linphonec_opus_cpu_pct": ("linphonec in the same call, same run", "%", None),
    "baresip_opus_cpu_pct": ("baresip in the same call, same run", "%", None),
    "incall_opus_vs_linphone_cli": ("our engine's CPU / linphonec's", "", None),
    "incall_opus_vs_baresip": ("our engine's CPU / baresip's", "", None),
    "incall_pcma_cpu_pct": ("in a call, PCMA (liblinphone alone: 0.61)", "%", None),
    "incall_rss_mb": ("in a call, Opus: memory of the engine's process (liblinphone alone: 63-65)", "MB", None),
    "calls_1000_rss_growth_mb": ("1,000 calls in a row: growth of memory", "MB", 5),
    "calls_1000_fd_growth": ("1,000 calls in a row: growth of open descriptors", "", 1),
    "recovery_registrar_s": ("PBX killed and back: FullyBooted to registered, slowest of 3", "s", 5),
    "recovery_address_change_s": ("the softphone's computer gets another address: to registered from it", "s", 5),
    "mouth_to_ear_ms": ("softphone's microphone, PBX, the other's speaker (Opus, no card)", "ms", None),
    "lsd_0pct_db": ("the same packets played twice: log-spectral distance, the floor", "dB", None),
    "lsd_5pct_db": ("5 % of the packets lost, Opus with FEC: log-spectral distance to none lost", "dB", None),
    "lsd_5pct_no_fec_db": ("the same without FEC", "dB", None),
    "erle_db_3s": ("default echo canceller: echo softer by, 2 to 4 s after the beginning, mean of 3 calls", "dB", None),
    "erle_db_15s": ("the same, after 13 to 17 s", "dB", None),
    "recovery_pbx_s": ("PBX killed and back: FullyBooted to live desktop", "s", 5),
    "recovery_server_s": ("server killed and back: listening to live desktop", "s", 5),
}


def verdict(key, value):
    budget = FIGURES.get(key, ("", "", None))[2]
    if budget is None:
        return ""
    return "ok" if value < budget else "OVER"


def table(results, whole):
    """The results as lines of text, known figures first; `whole`: those that are not there are named."""
    width = max(len(what) for what, _, _ in FIGURES.values())
    lines = [f"{'figure':<28} {'what':<{width}} {'value':>10} {'budget':>9}"]
    for key in [*FIGURES, *sorted(set(results) - set(FIGURES))]:
        what, unit, budget = FIGURES.get(key, ("", "", None))
        if key not in results and not whole:
            continue
        if key not in results:
            lines.append(f"{key:<28} {what:<{width}} {'missing':>10}")
            continue
        value = results[key]
        shown = f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
        limit = f"< {budget:g}" if budget is not None else ""
        lines.append(f"{key:<28} {what:<{width}} {shown + ' ' + unit:>10} {limit:>9} {verdict(key, value)}".rstrip())
    return "\n".join(lines)
