"""Taking a call that rings elsewhere: at once, or by invitation."""
import os
import unittest

from stage import Stage


def setUpModule():
    global stage
    stage = Stage(f"pickup-{os.getpid()}")


def tearDownModule():
    stage.close()


class Pickup(unittest.TestCase):
    def setUp(self):
        stage.clear()

    def ring(self, caller, number, account):
        stage.phones.dial(caller, number)
        stage.rings(account)

    def test_group_pickup_takes_the_newest(self):
        for first, second in (("102", "101"), ("101", "102")):
            with self.subTest(f"{second} rings after {first}"):
                self.ring("104", first, first)
                self.ring("105", second, second)
                stage.phones.dial("103", "*9")
                self.assertTrue(stage.phones.wait("105", "CALL_ESTABLISHED", 5))
                stage.await_true(lambda: stage.bridged("103", "105"), 5, "103 to have that call")
                self.assertIsNone(stage.phones.wait("104", "CALL_ESTABLISHED", 0.3))
                stage.clear()

    def test_group_pickup_keeps_to_the_group(self):
        self.ring("101", "104", "104")  # 104 is in no group
        stage.phones.dial("103", "*9")
        stage.closes("103")
        self.assertIsNone(stage.phones.wait("101", "CALL_ESTABLISHED", 0.3))

    def test_invitation_to_a_call_of_the_group(self):
        self.ring("104", "102", "102")
        self.invite("103", "#9", "sip:104@")
        stage.phones.accept("103")
        self.assertTrue(stage.phones.wait("104", "CALL_ESTABLISHED", 5))
        stage.closes("102")
        stage.await_true(lambda: stage.bridged("103", "104"), 5, "103 to talk with 104")

    def invite(self, account, code, caller):
        """The dialled call ends, another comes in that shows the caller."""
        stage.phones.dial(account, code)
        stage.closes(account)
        event = stage.rings(account)
        self.assertIn(caller, event["peeruri"])
        return event

    def test_invitation_to_the_call_of_an_extension(self):
        stage.call_in("3335550142", "Anna Żółć", "0501234102")
        stage.rings("102")
        call = stage.next_call("trunk")
        event = self.invite("104", "#*102", "sip:3335550142@")
        self.assertEqual("Anna Żółć", event["peerdisplayname"])
        self.assertEqual(8, stage.hint("102"))  # it rings on
        stage.phones.accept("104")
        stage.closes("102")
        stage.await_true(lambda: stage.bridged("104", "trunk"), 5, "104 to talk with the caller")
        stage.phones.hangup("104")
        rows = stage.await_rows(call, 2)
        self.assertTrue(any(row["disposition"] == "ANSWERED" and row["src"] == "3335550142" for row in rows), rows)

    def test_an_invitation_shows_no_number_that_is_withheld(self):
        self.ring("101", "*671102", "102")
        self.invite("104", "#*102", "sip:anonymous@")

    def test_the_called_one_answers_while_another_is_invited(self):
        self.ring("101", "102", "102")
        self.invite("104", "#*102", "sip:101@")
        stage.phones.accept("102")
        self.assertTrue(stage.phones.wait("101", "CALL_ESTABLISHED", 5))
        stage.closes("104")
        stage.await_true(lambda: stage.bridged("101", "102"), 5, "102 to have its call")

    def test_the_caller_gives_up_while_another_is_invited(self):
        self.ring("101", "102", "102")
        self.invite("104", "#*102", "sip:101@")
        stage.phones.hangup("101")
        stage.closes("104")
        stage.await_true(lambda: not stage.ami.listing("CoreShowChannels"), 5, "nothing to be left")

    def test_an_invited_one_who_declines_leaves_the_call_alone(self):
        self.ring("101", "102", "102")
        self.invite("104", "#*102", "sip:101@")
        stage.phones.hangup("104")
        stage.closes("104")
        self.assertEqual(8, stage.hint("102"))
        stage.phones.accept("102")
        stage.await_true(lambda: stage.bridged("101", "102"), 5, "102 to have its call")

    def test_nothing_rings(self):
        for code in ("*9", "#9", "#*102", "**102"):
            with self.subTest(code):
                stage.phones.dial("103", code)
                stage.closes("103")
                self.assertIsNone(stage.phones.wait("103", "CALL_INCOMING", 0.3))


if __name__ == "__main__":
    unittest.main()
