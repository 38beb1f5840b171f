"""Company and instance -> Asterisk's configuration files.

The fixed text is in conf/; here only what depends on ports, folders and people.
"""
import re
from pathlib import Path

from .company import dial_string, full_name
from .cdr import CDR_COLUMNS

# Asterisk complains when these are missing; their defaults are what is wanted.
EMPTY = ("acl.conf", "ccss.conf", "cel.conf", "pjproject.conf", "queuerules.conf", "udptl.conf")
# An account's "srtp": encrypted media if it wants, or always; keys are in the SDP, so only TLS keeps them secret.
SRTP = {None: [], "optional": ["media_encryption=sdes", "media_encryption_optimistic=yes"],
        "required": ["media_encryption=sdes"]}
CONF = Path(__file__).resolve().parents[2] / "conf"


def fill(text, values):
    """Replaces @NAME@; an unknown name is our bug."""
    return re.sub(r"@([A-Z_]+)@", lambda found: str(values[found.group(1)]), text)


def private(made, company, outside):
    """Every file of an instance. Without a company it is an outside world."""
    facts, root = made.facts, made.root
    modules = next(iter(root.inside("/usr/lib").glob("*/asterisk/modules")), None)
    moddir = "/" + str(modules.relative_to(root.path)) if modules else "/usr/lib/asterisk/modules"
    has = {path.stem for path in root.inside(moddir).glob("*.so")}
    prefix = company.get("prefix", "0") if company else ""
    values = {
        "BASE": made.base, "NAME": made.name, "MODDIR": moddir,
        "DATADIR": "/usr/share/asterisk" if root.inside("/usr/share/asterisk").exists() else "/var/lib/asterisk",
        "AMI_HOST": facts["host"], "AMI_PORT": facts["ami_port"], "AMI_USER": facts["ami_user"],
        "AMI_SECRET": facts["ami_secret"], "SIP_HOST": facts["sip_host"], "SIP_PORT": facts["sip_port"],
        "SIP_TLS_PORT": facts["sip_tls_port"], "RTP_START": facts["rtp_start"], "RTP_END": facts["rtp_end"], "PREFIX": prefix,
        "MOH": "/usr/share/asterisk/moh",
        "CDR_COLUMNS": ", ".join(CDR_COLUMNS),
        "CDR_VALUES": ", ".join(f"'{cdr_value(name)}'" for name in CDR_COLUMNS),
    }
    put(made, "modules.conf", modules_text(has, company is not None))
    for name in ("asterisk.conf", "manager.conf", "rtp.conf", "logger.conf", "pjsip_transport.conf",
                 "indications.conf"):
        put(made, name, fill((CONF / "private" / name).read_text(), values))
    for name in EMPTY:
        put(made, name, "" if name == "acl.conf" else "[general]\n")
    if company is None:
        return
    for path in sorted((CONF / "private").glob("*.conf")):
        put(made, path.name, fill(path.read_text(), values))
    for path in sorted(CONF.glob("*.conf")):
        put(made, path.name, path.read_text())
    put(made, "pjsip.conf", pjsip(company, outside, codecs(has)))
    put(made, "pjsip_tls.conf", fill((CONF / "private/pjsip_tls.conf").read_text(), values))
    put(made, "extensions.conf", extensions(company))
    put(made, "voicemail.conf", (CONF / "private/voicemail.conf").read_text() + mailboxes(company))
    put(made, "queues.conf", (CONF / "private/queues.conf").read_text() + queues(company))


def cdr_value(name):
    """Times as seconds since 1970 (UTC) with fractions, lengths with fractions, calldate as local text.

    SPRINTF around sequence changes nothing, but keeps Asterisk 22.8 and newer from turning the line
    into its own "fields" form, which knows no fractions.
    """
    if name == "calldate":
        return "${CDR(start)}"
    if name == "sequence":
        return "${SPRINTF(%s,${CDR(sequence)})}"
    form = ",u" if name in ("start", "answer", "end") else ",f" if name in ("duration", "billsec") else ""
    return f"${{CDR({name}{form})}}"


def put(made, name, text):
    made.host("etc", name).write_text(text, encoding="utf-8")


def modules_text(has, whole):
    """An explicit load set: what is listed and exists in this Asterisk."""
    lines = ["[modules]", "autoload=no"]
    for line in (CONF / "private/modules.list").read_text().splitlines():
        name, _, remark = line.partition("#")
        name = name.strip()
        if name and name in has and (whole or "outside" in remark):
            lines.append(f"load = {name}.so")
    return "\n".join(lines) + "\n"


def quoted(text):
    return '"' + re.sub(r'["\\\r\n]', "", text) + '"'


def codecs(has):
    """What telephones may use, the best first. Without a translator Opus would end in calls without a sound."""
    return [name for name, module in (("opus", "codec_opus_open_source"), ("opus", "codec_opus"), ("g722", "codec_g722"))
            if module in has] + ["alaw", "ulaw"]


def pjsip(company, outside, allowed):
    out = ["#include pjsip_transport.conf", "#include pjsip_tls.conf", "#include pjsip_euterpe.conf"]
    for person in company["extensions"]:
        number, name = person["number"], full_name(person)
        box = f"mailboxes={number}@default" if person["voicemail"] else ""
        group = person.get("pickup_group")
        for account in person["accounts"]:
            ident = account["id"]
            out += ["", f"[{ident}](euterpe-phone)", f"auth={ident}", f"aors={ident}",
                    f"callerid={quoted(name)} <{number}>", f"accountcode={number}",
                    f"set_var=EUTERPE_EXT={number}", f"allow=!all,{','.join(allowed)}", *SRTP[account.get("srtp")],
                    # Over the connection that it came by, which is the only way back through NAT and TLS. The demo's
                    # telephones are registered by somebody else than who answers.
                    f"rewrite_contact={'no' if 'user_agent' in account else 'yes'}"]
            out += [box] if box else []
            out += [f"named_call_group=g{group}"] if group else []
            allowed_groups = ",".join(f"g{one}" for one in person["picks"])
            out += [f"named_pickup_group={allowed_groups}"] if allowed_groups else []
            out += [f"[{ident}](euterpe-phone-auth)", f"username={ident}", f"password={account['password']}",
                    f"[{ident}](euterpe-phone-aor)"]
            out += [box] if box else []
    if outside:
        host = f"{outside.facts['sip_host']}:{outside.facts['sip_port']}"
        out += ["", "[trunk](euterpe-trunk)", "aors=trunk", "[trunk]", "type=aor", f"contact=sip:{host}",
                "[trunk]", "type=identify", "endpoint=trunk", f"match={outside.facts['sip_host']}"]
    return "\n".join(out) + "\n"


def extensions(company):
    """Globals (who rings where), hints and numbers; the behaviour is in extensions_euterpe.conf."""
    trunk = company.get("trunk") or {}
    out = ["[globals]", f"EUTERPE_PREFIX={company['prefix']}", "EUTERPE_INTERNAL=euterpe-internal",
           "EUTERPE_TRUNK=trunk", f"EUTERPE_TRUNK_NUMBER={trunk.get('number', '')}",
           f"EUTERPE_RECEPTION={company['extensions'][0]['number'] if company['extensions'] else ''}",
           "EUTERPE_RING_SECONDS=20", f"EUTERPE_EMERGENCY={'-'.join(company['emergency'])}",
           f"EUTERPE_NIGHT={company.get('night_switch', '')}"]
    out += [f"EUTERPE_SWITCH_{one['id']}={one['name']}" for one in company["switches"]]
    out += [f"EUTERPE_PAGE_{one['id']}={'-'.join(one['members'])}" for one in company["pages"]]
    for person in company["extensions"]:
        number = person["number"]
        out += [f"EUTERPE_DIAL_{number}={dial_string(person)}", f"EUTERPE_NAME_{number}={full_name(person)}"]
        out += [f"EUTERPE_OF_{account['id']}={number}" for account in person["accounts"]]
        own = [one["name"] for one in company["queues"] if number in one["members"]]
        out += [f"EUTERPE_QUEUES_{number}={'&'.join(own)}"] if own else []
        out += [f"EUTERPE_BOX_{number}={number}@default"] if person["voicemail"] else []
        others = [one["number"] for one in company["extensions"] if one.get("pickup_group") in person["picks"]]
        out += [f"EUTERPE_PICKUP_{number}={'-'.join(others)}"] if others else []
        out += [f"EUTERPE_SECRETARIES_{number}={'-'.join(person['secretaries'])}"] if person.get("secretaries") else []
    for group in company["groups"]:
        out.append(f"EUTERPE_GROUP_{group['number']}={'-'.join(group['members'])}")
    for queue in company["queues"]:
        out += [f"EUTERPE_QUEUE_{queue['number']}={queue['name']}",
                f"EUTERPE_QUEUE_WAIT_{queue['number']}={queue.get('max_wait', 60)}"]
    out += ["", "#include extensions_euterpe.conf", "", "[euterpe-extensions]"]
    for person in company["extensions"]:
        number = person["number"]
        out += [f"exten => {number},hint,{dial_string(person)}&Custom:DND{number}&Custom:DESK{number},CustomPresence:{number}",
                f"exten => {number},1,Goto(euterpe-direct,{number},1)"]
    out += ["", "[euterpe-groups]"]
    out += [f"exten => {one['number']},1,Goto(euterpe-group,{one['number']},1)" for one in company["groups"]]
    out += [f"exten => {one['number']},1,Goto(euterpe-queue,{one['number']},1)" for one in company["queues"]]
    out += ["", "[euterpe-emergency]"]
    out += [f"exten => {number},1,Goto(euterpe-out,{company['prefix']}{number},1)" for number in company["emergency"]]
    out += ["", "[euterpe-dids]"]
    did = trunk.get("did_prefix", "")
    out += [f"exten => {did}{one['number']},1,Goto(euterpe-arrival,{one['number']},1)"
            for one in company["extensions"] + company["groups"] + company["queues"]]
    return "\n".join(out) + "\n"


def mailboxes(company):
    return "".join(f"{one['number']} => {one['number']},{full_name(one).replace(',', ' ')},,,delete=no\n"
                   for one in company["extensions"] if one["voicemail"])


def queues(company):
    out = []
    names = {one["number"]: one for one in company["extensions"]}
    for queue in company["queues"]:
        out += ["", f"[{queue['name']}](euterpe-queue)", f"strategy={queue.get('strategy', 'rrmemory')}",
                f"timeout={queue.get('timeout', 15)}", f"servicelevel={queue.get('service_level', 20)}"]
        for member in queue["members"]:
            person = names[member]
            account = person["accounts"][0]["id"]
            out.append(f"member => PJSIP/{account},0,{full_name(person).replace(',', ' ')},"
                       f"hint:{member}@euterpe-extensions")
    return "\n".join(out) + "\n"


def outside(made, pbx):
    """The outside world: a trunk's far end that answers every number, and calls in with any caller id."""
    host = f"{pbx.facts['sip_host']}:{pbx.facts['sip_port']}"
    put(made, "pjsip.conf", fill((CONF / "outside/pjsip.conf").read_text(), {"PBX": host}))
    put(made, "extensions.conf", (CONF / "outside/extensions.conf").read_text())
