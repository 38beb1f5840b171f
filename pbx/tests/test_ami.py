"""The manager user may do what the server needs, and no more."""
import os
import unittest

from stage import Stage

# Action -> headers. They are asked with channels and numbers that do not exist: it is the permission that counts.
ALLOWED = {
    "Ping": {}, "CoreSettings": {}, "CoreStatus": {}, "ListCommands": {}, "ExtensionStateList": {},
    "DeviceStateList": {}, "PresenceStateList": {}, "CoreShowChannels": {}, "PJSIPShowEndpoints": {},
    "PJSIPShowEndpoint": {"Endpoint": "101"}, "PJSIPShowContacts": {}, "PJSIPShowAors": {},
    "DBGet": {"Family": "DND", "Key": "101"}, "DBGetTree": {"Family": "DND"},
    "DBPut": {"Family": "test", "Key": "a", "Val": "1"}, "DBDel": {"Family": "test", "Key": "a"}, "QueueStatus": {},
    "QueuePause": {"Interface": "PJSIP/101", "Paused": "false"}, "MailboxCount": {"Mailbox": "101@default"},
    "Setvar": {"Variable": "TEST", "Value": "1"}, "Getvar": {"Variable": "TEST"},
    "Redirect": {"Channel": "x", "Context": "euterpe-internal", "Exten": "101", "Priority": 1},
    "BlindTransfer": {"Channel": "x", "Context": "euterpe-internal", "Exten": "101"},
    "Atxfer": {"Channel": "x", "Context": "euterpe-internal", "Exten": "101"},
    "CancelAtxfer": {"Channel": "x"}, "Park": {"Channel": "x"}, "ParkedCalls": {}, "Parkinglots": {},
    "MixMonitor": {"Channel": "x"}, "StopMixMonitor": {"Channel": "x"}, "Hangup": {"Channel": "x"},
    "Originate": {"Channel": "PJSIP/nobody", "Context": "euterpe-c2c", "Exten": "101", "Priority": 1, "Async": "true"},
    "Filter": {"Operation": "Add", "Filter": "!Event: VarSet"}, "PJSIPNotify": {"Endpoint": "101", "Option": "talk"},
    "ConfbridgeListRooms": {}, "Challenge": {"AuthType": "MD5"},
}
REFUSED = {"Command": {"Command": "core show version"}, "UpdateConfig": {"SrcFilename": "a", "DstFilename": "b"}}


class Permissions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(f"test-ami-{os.getpid()}", telephones=False)

    @classmethod
    def tearDownClass(cls):
        cls.stage.close()

    def test_what_the_server_needs_is_allowed(self):
        for name, headers in ALLOWED.items():
            with self.subTest(name), Stage.login(self.stage.info) as ami:
                said = ami.action(name, **headers).get("Message", "")
                self.assertNotIn("ermission denied", said)
                self.assertNotIn("nvalid/unknown command", said)

    def test_what_it_does_not_need_is_refused(self):
        for name, headers in REFUSED.items():
            with self.subTest(name), Stage.login(self.stage.info) as ami:
                self.assertEqual("Permission denied", ami.action(name, **headers).get("Message"))

    def test_two_sessions_at_once(self):
        with Stage.login(self.stage.info) as one, Stage.login(self.stage.info) as two:
            self.assertEqual(["Success"] * 2, [each.action("Ping")["Response"] for each in (one, two)])


if __name__ == "__main__":
    unittest.main()
