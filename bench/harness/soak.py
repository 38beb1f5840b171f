"""Whether memory stays: thousands of calls pass by a real server and the real application's window (A7)."""
import os
import subprocess
import time

from harness.display import open_display
from harness.place import Failed, Place
from harness.server import Server

SECONDS = 240  # of 20 calls/s: an office's week
SETTLED = 60   # what is kept for later use (pools, caches, glyphs) has been allocated by then


def resident_mb(process):
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    raise Failed(f"no memory of process {process.pid}")


def descriptors(process):
    return len(os.listdir(f"/proc/{process.pid}/fd"))


def soak(build):
    with Place(build, "soak") as place:
        open_display(place)
        server = Server(place)
        server.start()
        child = place.spawn(
            [place.program("euterpe-bench-paint"), server.ami_port, server.extensions, server.first, SECONDS,
             server.ami_secret, server.desktop_settings("desktop")], "paint", stdin=server.password,
            stdout=subprocess.PIPE)
        time.sleep(SETTLED)
        before = [(resident_mb(p), descriptors(p)) for p in (server.child, child)]
        time.sleep(SECONDS - SETTLED - 5)
        after = [(resident_mb(p), descriptors(p)) for p in (server.child, child)]
        got = place.figures(child, "paint", 60)
    return {
        "soak_server_rss_growth_mb": after[0][0] - before[0][0],
        "soak_desktop_rss_growth_mb": after[1][0] - before[1][0],
        "soak_fd_growth": after[0][1] - before[0][1] + after[1][1] - before[1][1],
        "soak_changes": got["changes"],
    }
