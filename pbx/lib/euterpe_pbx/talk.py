# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demo company's people write to each other: decisions and timers, without a network."""
import random
import time
import uuid

from euterpe_pbx.timers import Timers

ANSWERS = ["Certo, ci penso io.", "Va bene 👍", "Ti richiamo tra cinque minuti.", "Grazie mille!", "Sì, è qui accanto a me.",
           "Controllo e ti dico.", "Perfetto, a dopo.", "On it.", "Sure, give me a minute.", "Claro, ahora mismo."]
OPENERS = ["Ciao! Hai un momento per il preventivo di domani?", "Il cliente di Pisa ha chiamato due volte stamattina.",
           "La riunione è spostata alle 15 📅", "Il modulo nuovo: https://intranet.example/moduli/ferie",
           "Pranzo alle 13?", "Puoi passarmi il numero di ACME?", "The courier is downstairs.",
           "Ho lasciato i documenti sulla tua scrivania."]
PRESENCES = ["available", "available", "available", "away", "busy", "notAvailable"]


class Talk(Timers):
    """clients: extension -> something with ask(method, **params). `target`: the extension that is written to."""

    def __init__(self, clients, target, seed=None, clock=time.monotonic):
        self.clients, self.target = clients, target
        super().__init__(clock)
        self.random = random.Random(seed)
        self._openers = OPENERS[:]
        self._seen = {}  # (person, peer) -> number of the last message that was taken up
        self.random.shuffle(self._openers)
        for place, person in enumerate(clients):
            self.after(0.2 * place, self._presence, person)
        for delay in (1, 3, 6):
            self.after(delay, self._open)

    def on_news(self, person, conversation):
        """A conversation of that person has changed."""
        last = conversation["last"]
        key = (person, conversation["peer"])
        if last["from"] != conversation["peer"] or self._seen.get(key, conversation.get("read", 0)) >= last["number"]:
            return
        self._seen[key] = last["number"]
        self.after(1.5, self._read, person, conversation["peer"], last["number"])

    def _read(self, person, peer, number):
        self.clients[person].ask("chat.mark", marks=[{"peer": peer, "delivered": number, "read": number}])
        self.clients[person].ask("chat.typing", peer=peer, on=True)
        self.after(self.random.uniform(2, 4), self._say, person, peer, self.random.choice(ANSWERS))

    def _say(self, person, peer, text):
        self.clients[person].ask("chat.send", clientId=str(uuid.uuid4()), to=peer, text=text)

    def _open(self):
        self.after(self.random.uniform(40, 90), self._open)
        if self._openers:
            self._say(self.random.choice(list(self.clients)), self.target, self._openers.pop())

    def _presence(self, person):
        self.after(self.random.uniform(60, 240), self._presence, person)
        self.clients[person].ask("presence.set", presence=self.random.choice(PRESENCES))
