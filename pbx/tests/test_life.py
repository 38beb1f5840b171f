"""The demo company's play by itself: what its people do with a call, on a clock that the test moves."""
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "lib"))

from euterpe_pbx.life import Life  # noqa: E402

COMPANY = json.loads((ROOT / "demo/company.json").read_text(encoding="utf-8"))
CALLS = 60


class Play:
    """Telephones that remember what they were told, and calls of the demo's user to a colleague."""

    def __init__(self, **options):
        self.now, self.accepted, self.hung_up, self.dialled = 0.0, [], [], []
        self.life = Life(COMPANY, self, self.nobody, busyness=0, seed=7, clock=lambda: self.now, **options)

    def nobody(self, *_):
        raise AssertionError("nobody calls by himself")

    def accept(self, account):
        self.accepted.append(account)

    def hangup(self, account):
        self.hung_up.append(account)

    def dial(self, account, target):
        self.dialled.append((account, target))

    def tell(self, kind, caller, ident):
        self.life.on_event({"account": "103", "type": kind, "id": ident, "direction": "incoming",
                            "peeruri": f"sip:{caller}@127.0.0.1", "peerdisplayname": "Somebody"})

    def wait(self, seconds):
        self.now += seconds
        self.life.tick()

    def call(self, caller, ident):
        """Rings 103 for 15 s; when it is answered the conversation lasts a minute."""
        before = len(self.accepted)
        self.tell("CALL_INCOMING", caller, ident)
        for _ in range(15):
            self.wait(1)
        if len(self.accepted) > before:
            self.tell("CALL_ESTABLISHED", caller, ident)
            self.wait(60)
        self.tell("CALL_CLOSED", caller, ident)


class Obliging(unittest.TestCase):
    def test_whom_the_demo_s_user_calls_answers_and_stays(self):
        play = Play(obliging=True)
        for number in range(CALLS):
            play.call("101", f"call-{number}")
        self.assertEqual(CALLS, len(play.accepted))
        self.assertEqual([], play.hung_up)

    def test_somebody_calls_the_demo_s_user_before_long(self):
        play = Play(obliging=True)
        for _ in range(70):
            play.wait(1)
        self.assertEqual({"101"}, {target for _, target in play.dialled})
        self.assertEqual(2, len(play.dialled))

    def test_who_has_called_in_vain_can_be_called_at_once(self):
        play = Play(obliging=True)
        play.life._dial(next(one for one in COMPANY["extensions"] if one["number"] == "103"), "104")
        for kind in ("CALL_OUTGOING", "CALL_RINGING", "CALL_CLOSED"):
            play.life.on_event({"account": "103", "type": kind, "id": "in-vain", "peeruri": "sip:104@127.0.0.1"})
        play.call("101", "call")
        self.assertEqual(["103"], play.accepted)

    def test_everybody_else_is_answered_or_not(self):
        play = Play(obliging=True)
        for number in range(CALLS):
            play.call("1010", f"call-{number}")
        self.assertLess(len(play.accepted), CALLS)
        self.assertGreater(len(play.accepted), CALLS // 2)
        self.assertGreaterEqual(len(play.hung_up), len(play.accepted), "conversations come to an end")

    def test_the_demo_s_user_too_unless_asked_for(self):
        play = Play()
        for number in range(CALLS):
            play.call("101", f"call-{number}")
        self.assertLess(len(play.accepted), CALLS)


if __name__ == "__main__":
    unittest.main()
