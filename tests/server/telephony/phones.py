#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephones for asterisk_test.cpp: phones.py INSTANCE READY_FILE ACCOUNT=ring|answer|busy ...

Registers them (again every few seconds, as after a restart of the PBX), makes READY_FILE, runs until stdin ends.
"""
import json
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1] / "pbx"))

from sip_phone import Phone  # noqa: E402


def main():
    facts = json.loads(subprocess.check_output([HERE.parents[3] / "pbx" / "euterpe-pbx", "info", sys.argv[1]]))
    company = json.loads(Path(facts["company"]).read_text())
    known = {a["id"]: a for e in company["extensions"] for a in e["accounts"]}
    phones = []
    for wish in sys.argv[3:]:
        account, policy = wish.split("=")
        phone = Phone(account, known[account]["password"], facts["sip_host"], facts["sip_port"],
                      known[account]["user_agent"])
        phone.on_invite = policy
        phone.register()
        phones.append(phone)

    def again():
        while True:
            time.sleep(2)
            for phone in phones:
                phone.send_register(60)

    threading.Thread(target=again, daemon=True).start()
    Path(sys.argv[2]).touch()
    sys.stdin.read()


if __name__ == "__main__":
    main()
