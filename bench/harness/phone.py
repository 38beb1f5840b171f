"""The softphone in the real window: from INVITE to popup, and what it needs when nobody calls."""
import os
import subprocess

from harness.display import open_display
from harness.place import Place, await_that
from harness.recovery import Asterisk
from harness.server import Server

CALLS = 100
EXTENSIONS = 1000
SETTLE = 10  # seconds


def keep_asterisk(place):
    """The private Asterisk is found below HOME, which the display changes."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.environ["HOME"], ".cache")
    place.env.setdefault("EUTERPE_CACHE", os.path.join(home, "euterpe"))


def popup(build):
    with Place(build, "popup") as place:
        keep_asterisk(place)
        open_display(place)
        return place.run_json([place.program("euterpe-bench-popup"), CALLS], "popup", 300)


def open_sound(place):
    """A sound server that leads nowhere, so that the softphone has what it has on a desk."""
    socket = place.folder / "sound"
    place.env["PULSE_RUNTIME_PATH"] = str(place.folder)
    place.spawn(["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--realtime=no", "--high-priority=no",
                 "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
                 "-L", "module-null-sink sink_name=ear"], "sound")
    await_that(socket.exists, "the sound server", 10)
    place.env["PULSE_SERVER"] = f"unix:{socket}"


def phone_memory(build):
    with Place(build, "phone-memory") as place:
        asterisk = Asterisk(place, EXTENSIONS)
        open_display(place)
        open_sound(place)
        server = Server(place, extensions=EXTENSIONS, ami=dict(asterisk.info, first=1001), phone=True)
        server.start()
        settings = server.desktop_settings("desktop", phone=True)
        meter = place.spawn(
            [place.program("euterpe-window-meter"), "--match", "euterpe", "--settle", SETTLE, "--idle", 15,
             "--stdin-file", server.password, "--", place.program("euterpe"), "--config", settings,
             "--password-stdin"], "meter", stdout=subprocess.PIPE)
        await_that(lambda: "1001/sip:" in asterisk.run("cli", asterisk.name, "pjsip show contacts"),
                   "the window's softphone registers", SETTLE, meter, every=0.2)
        got = place.figures(meter, "meter", 60)
    return {"desktop_phone_rss_mb": got["rss_mb"], "desktop_phone_pss_mb": got["pss_mb"],
            "desktop_phone_idle_cpu_pct": got["idle_cpu_pct"]}
