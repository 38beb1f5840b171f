"""Chat over TLS between 1,000 users, on the real server."""
from harness.place import Place, allow_open_files
from harness.server import Server

CLIENTS = 1000
PER_SECOND = 100
SECONDS = 20


def chat_1000(build):
    allow_open_files(CLIENTS + 1000)
    with Place(build, "chat") as place:
        server = Server(place, clients=CLIENTS)
        server.start()
        return place.run_json([place.program("euterpe-bench-chat"), server.port, server.tokens, CLIENTS, PER_SECOND,
                               SECONDS], "chat", 300)
