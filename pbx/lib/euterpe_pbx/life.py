"""What the demo company's people do: a small, seedable play on top of real telephones.

Pure decisions and timers; the telephones and the outside line are handed in, so that it can
be tested without either.
"""
import random
import time

from euterpe_pbx.timers import Timers

C2C_ANSWER = 1.0
OBLIGING_ANSWER = 2.0
OBLIGING_CALL = 35.0
OWN_RING = 40.0  # a limit only: the PBX stops ringing after 20 s


class Life(Timers):
    """phones: dial/accept/hangup(account[, target]); call_in(number, name, did, seconds). obliging: whoever the
    demo's user calls answers soon and stays until the user hangs up, and somebody calls the user now and then."""

    def __init__(self, company, phones, call_in, busyness=1.0, seed=None, clock=time.monotonic, obliging=False):
        self.company, self.phones, self.call_in = company, phones, call_in
        super().__init__(clock)
        self.random = random.Random(seed)
        self.busyness, self.obliging = busyness, obliging
        self.calls = {}  # account -> id of its call
        self.demo = next((one["number"] for one in company["extensions"] if one.get("demo_user")), None)
        self.accounts = {account["id"]: one["number"] for one in company["extensions"] for account in one["accounts"]}
        self.people = [one for one in company["extensions"] if one["number"] != self.demo]
        if busyness > 0:
            self.after(2, self._something)
        if obliging:
            self.after(OBLIGING_CALL, self._call_demo)

    # what phones tell

    def on_event(self, event):
        account, kind, ident = event["account"], event["type"], event.get("id", "")
        if kind == "CALL_INCOMING":
            self._rings(account, event.get("peerdisplayname") or "", ident, self._obliges(event))
        elif kind in ("CALL_OUTGOING", "CALL_RINGING"):
            self.calls[account] = self.calls.get(account) or ident
        elif kind == "CALL_ESTABLISHED":
            self.calls[account] = ident
            if event.get("direction") == "outgoing":
                self.after(self.random.uniform(10, 40), self._end, account, ident)
            elif not self._is_demo(account) and not self._obliges(event):
                self.after(self.random.uniform(15, 50), self._end, account, ident)
        elif kind == "CALL_CLOSED":
            if self.calls.get(account) == ident or not ident:
                self.calls.pop(account, None)

    def _is_demo(self, account):
        return self.accounts.get(account) == self.demo

    def _obliges(self, event):
        return self.obliging and (event.get("peeruri") or "").startswith(f"sip:{self.demo}@")

    def _rings(self, account, name, ident, obliges=False):
        if account in self.calls:
            return  # a second call at a busy phone is left to ring out
        self.calls[account] = ident
        if name.startswith("c2c:"):
            self.after(C2C_ANSWER, self._answer, account, ident)
        elif self._is_demo(account):
            self.after(OWN_RING, self._end, account, ident)
        elif obliges:
            self.after(OBLIGING_ANSWER, self._answer, account, ident)
        else:
            chance = self.random.random()
            if chance < 0.75:
                self.after(self.random.uniform(2, 7), self._answer, account, ident)
            elif chance < 0.85:
                self.after(self.random.uniform(2, 5), self._end, account, ident)  # rejected
            # else it rings out

    def _answer(self, account, ident):
        if self.calls.get(account) == ident:
            self.phones.accept(account)

    def _end(self, account, ident):
        if self.calls.get(account) == ident:
            self.phones.hangup(account)

    # what people do by themselves

    def _something(self):
        self.after(self.random.expovariate(self.busyness / 6.0), self._something)
        if len(self.calls) >= 2 + 4 * self.busyness:
            return
        free = self._free()
        if not free:
            return
        chance, person = self.random.random(), self.random.choice(free)
        if chance < 0.45:
            self._dial(person, self._colleague(person))
        elif chance < 0.55:
            self._dial(person, self.random.choice(self.company["groups"] + self.company["queues"])["number"])
        elif chance < 0.75:
            self._dial(person, self.company["prefix"] + self._stranger(named=True)["number"])
        else:
            self._from_outside()

    def _free(self):
        return [one for one in self.people if not any(each["id"] in self.calls for each in one["accounts"])]

    def _call_demo(self):
        self.after(OBLIGING_CALL, self._call_demo)
        free = self._free()
        if self.demo and free:
            self._dial(self.random.choice(free), self.demo)

    def _dial(self, person, target):
        account = person["accounts"][0]["id"]
        self.calls[account] = ""
        self.phones.dial(account, target)
        self.after(30, self._give_up, account)

    def _give_up(self, account):
        if self.calls.get(account) == "":
            self.calls.pop(account)

    def _colleague(self, person):
        others = [one["number"] for one in self.company["extensions"] if one is not person]
        return self.demo if self.demo and self.random.random() < 0.12 else self.random.choice(others)

    def _stranger(self, named=False):
        people = [one for one in self.company["outside"] if not named or one["number"].isdigit()]
        return self.random.choice(people)

    def _from_outside(self):
        trunk, stranger = self.company["trunk"], self._stranger()
        chance = self.random.random()
        if chance < 0.2:
            number = trunk.get("did_reception", trunk["did_prefix"])
        elif chance < 0.6:
            number = trunk["did_prefix"] + self.random.choice(self.company["queues"] + self.company["groups"])["number"]
        else:
            number = trunk["did_prefix"] + self.random.choice(self.people)["number"]
        self.call_in(stranger["number"], stranger["name"], number, self.random.randint(15, 45))
