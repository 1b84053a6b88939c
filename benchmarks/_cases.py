"""A portal after years of work: many decided cases, a few open ones, a history behind each."""

# One case in a hundred is in each of these states; every other one is decided.
OPEN = ("submitted", "under_review", "concluded")
FILERS = ("health-ministry", "agriculture-ministry", "almaty-akimat", "national-bank")
FEW = 40  # cases of tourism-ministry, the oldest of all
REAL = 48  # cases taken through their steps by `perform`, with Annex 1 and everything
RARE, FREQUENT = "ихтиология", "электрондық"  # words of titles: in 10 cases, in one of five

CASES = """
CREATE TEMPORARY TABLE bench_case AS
SELECT n, (%(filers)s::bigint[])[1 + n %% 4] AS filer,
    CASE n * 100 / %(rows)s WHEN 97 THEN 'submitted' WHEN 98 THEN 'under_review'
        WHEN 99 THEN 'concluded' ELSE (ARRAY['agreed', 'agreed', 'refused'])[1 + n %% 3] END AS state,
    (ARRAY['Электрондық', 'Бірыңғай', 'Автоматтандырылған', 'Ведомствоаралық', 'Цифрлық'])[1 + n %% 5]
    || ' ' || (ARRAY['тізілім', 'жолдама', 'келісу', 'учёт', 'мониторинг', 'өтінім', 'реестр'])[1 + n / 5 %% 7]
    || ' ' || (ARRAY['мектептер', 'ауруханалар', 'жол', 'су', 'орман', 'кадров', 'субсидий', 'жер',
        'ветеринария', 'архив', 'көлік'])[1 + n / 35 %% 11]
    || CASE WHEN n %% (%(rows)s / 10) = 7 THEN ' ' || %(rare)s ELSE '' END
    || ', № ' || n AS title,
    date '2022-01-01' + (n * 1500 / %(rows)s)::int AS day
FROM generate_series(0::bigint, %(rows)s - 1) n;
UPDATE bench_case SET filer = %(few)s WHERE n < 40;
CREATE UNIQUE INDEX ON bench_case (n);
ANALYZE bench_case
"""
# Keys: case n is project first + n, its request and conclusion are records base + 2n and + 2n + 1.
ROWS = (
    "INSERT INTO workflow_project (id, number, title, opened_at) SELECT %(first)s + n,"
    " 'БЖ-' || extract(year FROM day) || '-' || lpad(n::text, 7, '0'), title, day FROM bench_case",
    "INSERT INTO workflow_participation (project_id, organisation_id, role)"
    " SELECT %(first)s + n, o.id, o.role FROM bench_case CROSS JOIN LATERAL (VALUES"
    " (filer, 'state_body'), (%(ministry)s, 'authorised_body'),"
    " (%(integrator)s, 'service_integrator')) AS o (id, role) ORDER BY n",
    "INSERT INTO workflow_record (id, kind, project_id, state, version, number, title, filer_id,"
    " private_to_id, created_at, changed_at)"
    " SELECT %(base)s + 2 * n, 'request', %(first)s + n, state, 5, n::text, title, filer,"
    " NULL::bigint, day, day FROM bench_case"
    " UNION ALL SELECT %(base)s + 2 * n + 1, 'conclusion', %(first)s + n,"
    " CASE state WHEN 'under_review' THEN 'draft' ELSE 'issued' END, 4,"
    " CASE state WHEN 'under_review' THEN '' ELSE n::text END, title, %(integrator)s,"
    " CASE state WHEN 'under_review' THEN %(integrator)s END, day, day"
    " FROM bench_case WHERE state <> 'submitted' ORDER BY 1",
    "INSERT INTO requests_request (record_ptr_id, language, sections, official_use,"
    " state_secrets, returns, withdrawal_reason, decision_number, decision_grounds,"
    " decision_signatory, order_number, order_text, order_signatory)"
    " SELECT %(base)s + 2 * n, 'kk', '{}', false, false, '[]', '', '', '', '{}', '', '', '{}'"
    " FROM bench_case",
    "INSERT INTO requests_conclusion (record_ptr_id, criteria, candidates, judgements, signatory)"
    " SELECT %(base)s + 2 * n + 1, '{}', '[]', '{}', '{}' FROM bench_case WHERE state <> 'submitted'",
    "INSERT INTO workflow_obligation (project_id, record_id, code, holder_id, round, started_by,"
    " started_on, due_on, state, closed_at, reminders_sent, remind_ahead)"
    " SELECT %(first)s + n, %(base)s + 2 * n, '13.decision', %(ministry)s, 1,"
    " 'request.receive_conclusion', day, CASE state WHEN 'concluded' THEN portal_now()::date + (n %% 10)::int"
    " ELSE day + 5 END, CASE state WHEN 'concluded' THEN 'running' ELSE 'met' END,"
    " CASE state WHEN 'concluded' THEN NULL ELSE day END, 0, false"
    " FROM bench_case WHERE state NOT IN ('submitted', 'under_review')",
    "INSERT INTO workflow_delivery (record_id, organisation_id, step, at, received_on, number,"
    " sha256) SELECT %(base)s + 2 * n, o, 'request.submit', day, day, n || '-' || o,"
    " repeat('0', 64) FROM bench_case"
    " CROSS JOIN unnest(ARRAY[%(ministry)s, %(integrator)s]) o",
    "INSERT INTO audit_head (stream, number, hash)"
    " SELECT 'project:' || %(first)s + n, 4, repeat('0', 64) FROM bench_case",
    "INSERT INTO audit_row (stream, number, at, verb, actor, organisation, blinded, record,"
    " version, data, previous, hash) SELECT 'project:' || %(first)s + n, v.number, day, v.verb,"
    " %(person)s, %(integrator)s, '', %(base)s + 2 * n, v.number, '{}', repeat('0', 64),"
    " repeat('0', 64) FROM bench_case CROSS JOIN (VALUES (1, 'request.submit'),"
    " (2, 'request.accept'), (3, 'request.receive_conclusion'), (4, 'request.agree'))"
    " AS v (number, verb) ORDER BY n, v.number",
    "INSERT INTO workflow_counter (name, value) VALUES"
    " ('project:' || extract(year FROM portal_now()), %(rows)s)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    "SELECT setval(pg_get_serial_sequence('workflow_project', 'id'), max(id))"
    " FROM workflow_project",
    "SELECT setval(pg_get_serial_sequence('workflow_record', 'id'), max(id)) FROM workflow_record",
    "DROP TABLE bench_case",
)


def live(rows: int) -> list[str]:
    """Fills an empty portal with `rows` cases; returns the numbers of those made by steps."""
    from django.db import connection

    from portal.workflow.models import Project, Record
    from tests import cast

    bodies = {key: cast.actor(key).organisation_id for key in (*FILERS, "tourism-ministry")}
    places = {
        "rows": rows,
        "filers": [bodies[key] for key in FILERS],
        "few": bodies["tourism-ministry"],
        "ministry": cast.actor("ministry").organisation_id,
        "integrator": cast.actor("integrator").organisation_id,
        "person": cast.actor("integrator").user_id,
        "rare": RARE,
        "first": _last(Project) + 1,
        "base": _last(Record) + 1,
    }
    with connection.cursor() as cursor:
        for statement in (*CASES.split(";"), *ROWS):
            cursor.execute(statement, places)
        cursor.execute("VACUUM ANALYZE")
    return [_real(number) for number in range(REAL)]


def _last(model) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _real(number: int) -> str:
    """A case taken through its steps: two of three decided, the others wait for the ministry."""
    from tests import journey

    request = journey.concluded()
    if number % 3:
        request = journey.done(request, "agree", "ministry", grounds="")
    return request.project.number
