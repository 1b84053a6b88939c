"""A proxy asks /health; the answer says whether the database does."""

from django.db import DatabaseError, connection


def test_a_living_portal_answers_200(client, db):
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok"}


def test_a_dead_database_answers_503(client, db):
    def dead(execute, sql, params, many, context):
        raise DatabaseError("server closed the connection unexpectedly")

    with connection.execute_wrapper(dead):
        response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["database"] == "no answer"


def test_the_answer_is_never_kept(client, db):
    assert "no-store" in client.get("/health")["Cache-Control"]
