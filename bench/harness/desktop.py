"""The desktop: from event to painted row, login, start, memory, idle CPU; and other programs measured alike."""
import shutil
import statistics
import subprocess

from harness.display import open_display
from harness.place import Failed, Missing, Place
from harness.server import USER, Server


def simulated_pbx(place, server):
    """euterpe-load with no clients would do as well; the simulator alone is smaller."""
    return place.spawn([place.program("euterpe-fake-pbx"), server.ami_port, server.extensions, server.first,
                        server.ami_secret], "pbx")


def event_to_paint(build):
    with Place(build, "paint") as place:
        open_display(place)
        server = Server(place)
        server.start()
        got = place.run_json(
            [place.program("euterpe-bench-paint"), server.ami_port, server.extensions, server.first, 30,
             server.ami_secret, server.desktop_settings("desktop")], "paint", 120, stdin=server.password)
    return {
        "event_to_paint_p50_ms": got["p50_ms"],
        "event_to_paint_p99_ms": got["p99_ms"],
        "event_to_paint_changes": got["changes"],
        "event_to_paint_superseded": got["superseded"],
        "event_to_paint_unseen": got["unseen"],
        "event_to_paint_visible_rows": got["visible_rows"],
        "event_to_paint_desktop_cpu_pct": got["cpu_pct"],
    }


def snapshot(build):
    with Place(build, "snapshot") as place:
        server = Server(place)
        server.start()
        simulated_pbx(place, server)
        got = place.run_json([place.program("euterpe-bench-desk"), "login", "127.0.0.1", server.port, USER, 9],
                             "desk", 60, stdin=server.password)
    if got["extensions"] != server.extensions:
        raise Failed(f"the snapshot held {got['extensions']} extensions")
    return {"snapshot_1000_ms": got["median_ms"], "snapshot_1000_max_ms": got["max_ms"]}


def meter(place, command, match, idle=0, settle=1.0, stdin=None):
    options = ["--match", match, "--idle", idle, "--settle", settle, "--timeout", 40]
    if stdin:
        options += ["--stdin-file", stdin]
    return place.run_json([place.program("euterpe-window-meter"), *options, "--", *command], "meter", 120)


def starts(place, command, match, runs, stdin=None):
    """The median of `runs` starts after one that warms up the disk's cache."""
    meter(place, command, match, settle=0.2, stdin=stdin)
    return statistics.median(meter(place, command, match, settle=0.2, stdin=stdin)["painted_ms"] for _ in range(runs))


def peers():
    """Name, command and window of the programs to compare with."""
    return {"twinkle": (["twinkle", "-f", "bench"], "twinkle"), "linphone": (["linphone"], "linphone")}


def install_peers(place):
    subprocess.run([place.root / "bench/install-peers"], check=False)
    profile = place.folder / "home/.twinkle"
    profile.mkdir()
    (profile / "bench.cfg").write_text(
        "user_name=bench\nuser_domain=127.0.0.1\nuser_display=Bench\nregister_at_startup=no\n", encoding="utf-8")


def desktop(build):
    """Ours and the others in turn on one display, so that the ratios mean something."""
    with Place(build, "desktop") as place:
        open_display(place)
        install_peers(place)
        server = Server(place)
        server.start()
        simulated_pbx(place, server)
        ours = [place.program("euterpe"), "--config", server.desktop_settings("desktop"), "--password-stdin"]
        figures = {"desktop_start_ms": starts(place, ours, "euterpe", 7, stdin=server.password)}
        before = server.logins()
        settled = meter(place, ours, "euterpe", idle=15, settle=6, stdin=server.password)
        if server.logins() != before + 1:
            raise Failed("the desktop did not log in: its memory would be that of an empty window")
        figures["desktop_rss_mb"] = settled["rss_mb"]
        figures["desktop_pss_mb"] = settled["pss_mb"]
        figures["desktop_idle_cpu_pct"] = settled["idle_cpu_pct"]
        missing = []
        for name, (command, match) in peers().items():
            if not shutil.which(command[0]):
                missing.append(name)
                continue
            figures[f"{name}_start_ms"] = starts(place, command, match, 5)
            settled = meter(place, command, match, settle=5)
            figures[f"{name}_rss_mb"] = settled["rss_mb"]
            figures[f"{name}_pss_mb"] = settled["pss_mb"]
    if "twinkle_start_ms" in figures:
        figures["desktop_start_vs_twinkle"] = figures["desktop_start_ms"] / figures["twinkle_start_ms"]
        figures["desktop_rss_vs_twinkle"] = figures["desktop_rss_mb"] / figures["twinkle_rss_mb"]
    if missing:
        figures["__note__"] = Missing(f"not installed here: {', '.join(missing)}")
    return figures
