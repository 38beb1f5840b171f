"""An X display of our own with a window manager and a session bus, and a HOME that nobody else uses."""
import os
import shutil
import subprocess

from harness.place import Failed, await_that


def open_display(place, width=1400, height=1000):
    """Sets up place.env so that what is spawned there shows on the display."""
    for tool in ("Xvfb", "openbox", "dbus-daemon"):
        if not shutil.which(tool):
            raise Failed(f"{tool} is not installed")
    runtime = place.folder / "runtime"
    home = place.folder / "home"
    runtime.mkdir(mode=0o700)
    home.mkdir()
    for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME",
                 "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        place.env.pop(name, None)
    place.env.update(HOME=str(home), XDG_RUNTIME_DIR=str(runtime), XDG_SESSION_TYPE="x11",
                     LIBGL_ALWAYS_SOFTWARE="1", NO_AT_BRIDGE="1")
    # Nobody is to hear a benchmark, and peers refuse to start without a sound device.
    (home / ".asoundrc").write_text("pcm.!default { type null }\n", encoding="utf-8")

    read_end, write_end = os.pipe()
    server = place.spawn(["Xvfb", "-displayfd", write_end, "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                         "display", pass_fds=[write_end])
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        number = answer.readline().strip()
    if not number:
        raise Failed(f"Xvfb did not start: {place.log_tail('display')}")
    place.env["DISPLAY"] = f":{number}"

    read_end, write_end = os.pipe()
    place.spawn(["dbus-daemon", "--session", "--nofork", f"--print-address={write_end}"], "bus", pass_fds=[write_end])
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        place.env["DBUS_SESSION_BUS_ADDRESS"] = answer.readline().strip()
    place.spawn(["openbox"], "window-manager")
    await_that(lambda: has_window_manager(place), "the window manager", 10, server, every=0.05)


def has_window_manager(place):
    asked = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=place.env, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, check=False)
    return b"window id" in asked.stdout
