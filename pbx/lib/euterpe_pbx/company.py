"""Reads a company file and fills in what it leaves out, so that `render` need not ask."""
import json
import re
import secrets

from .fail import Fail


def load(path):
    try:
        company = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Fail(f"cannot read the company file {path}: {error.strerror}") from error
    except ValueError as error:
        raise Fail(f"{path}: {error}") from error
    return complete(company, str(path))


def plain(count, first=1001):
    """N extensions without a life of their own, for tests and benches."""
    numbers = [str(first + index) for index in range(count)]
    return complete({"name": "Plain", "extensions": [
        {"number": one, "first": "User", "last": one, "company": "Plain", "voicemail": index < 10}
        for index, one in enumerate(numbers)],
        "trunk": {"number": "0501234", "did_prefix": "0501234"},
        "groups": [{"number": "600", "name": "All", "members": numbers[:4]}],
        "queues": [{"number": "700", "name": "support", "members": numbers[1:4]}]}, "plain")


def complete(company, where):
    company.setdefault("prefix", "0")
    company.setdefault("emergency", ["112"])
    company.setdefault("speed_dials", {})
    for key in ("groups", "queues", "extensions", "conferences", "outside", "switches", "pages"):
        company.setdefault(key, [])
    known = set()
    for one in company["extensions"]:
        number = str(one.get("number", ""))
        if not re.fullmatch(r"[1-9]\d{1,9}", number):
            raise Fail(f"{where}: extension '{number}': 2 to 10 digits are expected, the first not 0")
        if number in known:
            raise Fail(f"{where}: extension {number} is there twice")
        known.add(number)
        one.setdefault("accounts", [{"id": number}])
        one.setdefault("voicemail", True)
        one.setdefault("picks", [one["pickup_group"]] if "pickup_group" in one else [])
        for account in one["accounts"]:
            if not re.fullmatch(r"[A-Za-z0-9._-]{1,60}", account["id"]):
                raise Fail(f"{where}: account '{account['id']}': only letters, digits and . _ - are allowed")
            account.setdefault("password", secrets.token_urlsafe(12))
    check_members(company, known, where)
    check_services(company, where)
    return company


def check_members(company, known, where):
    lists = [(one["number"], one["members"]) for one in company["groups"] + company["queues"]]
    lists += [(f"page {one['id']}", one["members"]) for one in company["pages"]]
    lists += [(one["number"], one.get("secretaries", [])) for one in company["extensions"]]
    for whose, members in lists:
        missing = [member for member in members if member not in known]
        if missing:
            raise Fail(f"{where}: {whose} has members that do not exist: {', '.join(missing)}")


def check_services(company, where):
    for one in company["switches"] + company["pages"]:
        if not re.fullmatch(r"\d{1,6}", str(one.get("id", ""))):
            raise Fail(f"{where}: a switch's or page's id '{one.get('id', '')}': 1 to 6 digits are expected")
    night = company.get("night_switch", "")
    if night and night not in [one["id"] for one in company["switches"]]:
        raise Fail(f"{where}: night_switch '{night}' is none of the switches")
    for number in company["emergency"]:
        if not re.fullmatch(r"\d{2,6}", number):
            raise Fail(f"{where}: emergency number '{number}': 2 to 6 digits are expected")
    for key, number in company["speed_dials"].items():
        if not re.fullmatch(r"\d{1,6}", key) or not re.fullmatch(r"[0-9*#+]{1,40}", number):
            raise Fail(f"{where}: speed dial '{key}': 1 to 6 digits, and a number as it is dialled, are expected")


def full_name(extension):
    return f"{extension.get('first', '')} {extension.get('last', '')}".strip()


def dial_string(extension):
    return "&".join(f"PJSIP/{account['id']}" for account in extension["accounts"])
