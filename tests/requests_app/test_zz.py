from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import journey
def q(c, a, data=None):
    with CaptureQueriesContext(connection) as q:
        r = c.post(a, data) if data is not None else c.get(a)
    print(len(q), r.status_code, a)
    return r
def test_probe(sign_in, db, at):
    at("2026-03-16 10:00")
    r = journey.concluded("met met not_met")
    c = sign_in("ministry")
    n = r.project.number
    c.get(f"/en/cases/{n}/")
    q(c, f"/en/cases/{n}/")
    q(c, f"/en/cases/{n}/decision/?decision=agree")
    x = q(c, f"/en/cases/{n}/decision/", {"version": r.version, "decision":"agree","words":"","preview":"1"})
    x = q(c, f"/en/cases/{n}/decision/", {"version": r.version, "decision":"agree","words":"ok","preview":"1"})
    print(x.content.decode()[x.content.decode().index('<article'):][:4000])
    x = q(c, f"/en/cases/{n}/decision/", {"version": r.version, "decision":"agree","words":"ok","send":"1"})
    x = q(c, f"/en/cases/{n}/decision/", {"version": r.version, "decision":"refuse","words":"ok","send":"1"})
    q(c, f"/en/cases/{n}/decision/")
    q(c, f"/en/cases/{n}/notice/")
    r.refresh_from_db(fields=["version"])
    x = q(c, f"/en/cases/{n}/notice/", {"version": r.version, "text":"ok","preview":"1"})
    x = q(c, f"/en/cases/{n}/notice/", {"version": r.version, "text":"ok","send":"1"})
    for a in ("", "notice/", "papers/decision/", "papers/notice/", "decision/", "request/withdraw/"): x = q(c, f"/en/cases/{n}/{a}")
    c = sign_in("health-ministry")
    for a in ("", "notice/", "papers/decision/", "papers/notice/", "decision/", "request/withdraw/"): x = q(c, f"/en/cases/{n}/{a}")
