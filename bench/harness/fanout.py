"""Fan-out over TLS: euterpe-load is the clients and the PBX, the server is the real one."""
from harness.place import Failed, Place, allow_open_files
from harness.server import Server


def load(build, clients, rate, seconds, lone_seconds=0):
    allow_open_files(clients + 1000)
    with Place(build, "fanout") as place:
        server = Server(place, clients=clients)
        server.start()
        got = place.run_json(
            [place.program("euterpe-load"), "--server", f"127.0.0.1:{server.port}", "--users", server.tokens,
             "--clients", clients, "--ami-port", server.ami_port, "--ami-secret-file", server.ami_secret,
             "--extensions", server.extensions, "--first-extension", server.first, "--pid", server.child.pid,
             "--rate", rate, "--seconds", seconds, "--lone-seconds", lone_seconds], "load", 280)
    if got["pro_mode"] != 1:
        raise Failed("the server granted no Pro mode: clients see no telephone states")
    if got["delivered"] < got["expected"]:
        raise Failed(f"{got['delivered']:.0f} of {got['expected']:.0f} deliveries came")
    return got


def floor(build, clients, period_ms, rounds):
    """The same with nothing but OpenSSL and a loop, right before: what the machine asks for at this moment."""
    allow_open_files(2 * clients + 1000)
    with Place(build, "floor") as place:
        return place.run_json([place.program("euterpe-bench-floor"), clients, period_ms, rounds], "floor", 120)


def fanout_1000(build):
    bare = floor(build, 1000, 20, 250)
    lone = floor(build, 1000, 250, 20)
    got = load(build, 1000, 50, 15, lone_seconds=10)
    return {
        "floor_1000_write_us": bare["cpu_us"],
        "floor_1000_p99_ms": bare["p99_ms"],
        "floor_lone_p99_ms": lone["p99_ms"],
        "fanout_1000_write_us": got["cpu_us"] * got["events_per_batch"],
        "fanout_1000_events_per_write": got["events_per_batch"],
        "fanout_1000_cpu_us": got["cpu_us"],
        "fanout_1000_p50_ms": got["p50_ms"],
        "fanout_1000_p99_ms": got["p99_ms"],
        "fanout_1000_client_kb": got["client_kb"],
        "fanout_1000_cpu_pct": got["cpu_pct"],
        "lone_event_p50_ms": got["lone_p50_ms"],
        "lone_event_p99_ms": got["lone_p99_ms"],
    }


def fanout_5000(build):
    bare = floor(build, 5000, 100, 50)
    got = load(build, 5000, 10, 15)
    return {
        "floor_5000_write_us": bare["cpu_us"],
        "floor_5000_p99_ms": bare["p99_ms"],
        "fanout_5000_cpu_pct": got["cpu_pct"],
        "fanout_5000_cpu_us": got["cpu_us"],
        "fanout_5000_p50_ms": got["p50_ms"],
        "fanout_5000_p99_ms": got["p99_ms"],
        "fanout_5000_rss_mb": got["rss_mb"],
        "fanout_5000_connect_s": got["connect_s"],
    }
