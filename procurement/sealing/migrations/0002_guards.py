"""What the database itself refuses, whoever asks, and what it copies for the opener.

An owner can disable a trigger. What is done then does not open a bid early: the opener honours its own
copy, and the wrapping of the key is bound to that copy's moment.
"""

from django.db import migrations

ROUND = """
CREATE FUNCTION sealing_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION sealing_round_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.closed_at IS NOT NULL OR NEW.opened_at IS NOT NULL OR NEW.failed_at IS NOT NULL THEN
            PERFORM sealing_refuse('a round begins open');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.tender_id, NEW.number, NEW.published_at, NEW.closes_at, NEW.key_id) IS DISTINCT FROM
       (OLD.id, OLD.tender_id, OLD.number, OLD.published_at, OLD.closes_at, OLD.key_id) THEN
        PERFORM sealing_refuse('what was published is not changed');
    END IF;
    IF (OLD.closed_at IS NOT NULL
        AND (NEW.closed_at, NEW.bid_count) IS DISTINCT FROM (OLD.closed_at, OLD.bid_count))
       OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at)
       OR (OLD.failed_at IS NOT NULL AND NEW.failed_at IS DISTINCT FROM OLD.failed_at) THEN
        PERFORM sealing_refuse('a round takes no step back');
    END IF;
    IF NEW.closed_at IS NOT NULL AND portal_now() < NEW.closes_at THEN
        PERFORM sealing_refuse('a round does not close before its moment');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealing_round_keeps BEFORE INSERT OR UPDATE ON sealing_round
    FOR EACH ROW EXECUTE FUNCTION sealing_round_keeps();

CREATE FUNCTION sealing_never_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM sealing_refuse(TG_TABLE_NAME || ' keeps its rows');
    RETURN NULL;
END $$;
CREATE TRIGGER sealing_round_stays BEFORE DELETE OR TRUNCATE ON sealing_round
    FOR EACH STATEMENT EXECUTE FUNCTION sealing_never_removed();
CREATE TRIGGER sealing_bid_stays BEFORE DELETE OR TRUNCATE ON sealing_sealedbid
    FOR EACH STATEMENT EXECUTE FUNCTION sealing_never_removed();
CREATE TRIGGER sealing_key_stays BEFORE DELETE OR TRUNCATE ON sealing_sealingkey
    FOR EACH STATEMENT EXECUTE FUNCTION sealing_never_removed();
"""

# A key that a round could replace would let its own maker read the bids.
KEY = """
CREATE FUNCTION sealing_key_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.public_key, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.public_key, OLD.created_at)
       OR (OLD.taken_at IS NOT NULL AND NEW.taken_at IS DISTINCT FROM OLD.taken_at) THEN
        PERFORM sealing_refuse('a sealing key is not changed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealing_key_keeps BEFORE UPDATE ON sealing_sealingkey
    FOR EACH ROW EXECUTE FUNCTION sealing_key_keeps();
"""

BID = """
CREATE FUNCTION sealing_bid_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
    EXECUTE format('SELECT * FROM %I.sealing_round WHERE id = $1 FOR SHARE', TG_TABLE_SCHEMA)
        INTO held USING NEW.round_id;
    IF held.closed_at IS NOT NULL OR held.failed_at IS NOT NULL OR portal_now() >= held.closes_at THEN
        RAISE EXCEPTION 'the period for bids is over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sealing_bid_in_time';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.number, NEW.round_id, NEW.bidder, NEW.submit, NEW.sha256, NEW.submitted_at, NEW.replaces_id)
           IS DISTINCT FROM
           (OLD.number, OLD.round_id, OLD.bidder, OLD.submit, OLD.sha256, OLD.submitted_at, OLD.replaces_id)
    ) THEN
        PERFORM sealing_refuse('a sealed bid is only withdrawn');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealing_bid_keeps BEFORE INSERT OR UPDATE ON sealing_sealedbid
    FOR EACH ROW EXECUTE FUNCTION sealing_bid_keeps();
"""

# As the owner, so that the application need not be able to write the opener's table. Tables are
# named with their schema: a temporary table of the same name would otherwise be written instead.
COPY = """
CREATE FUNCTION sealing_copy_round() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('INSERT INTO %I.sealing_openerround (round_id, closes_at) VALUES ($1, $2)',
                   TG_TABLE_SCHEMA) USING NEW.id, NEW.closes_at;
    RETURN NULL;
END $$;
CREATE TRIGGER sealing_copy_round AFTER INSERT ON sealing_round
    FOR EACH ROW EXECUTE FUNCTION sealing_copy_round();

CREATE FUNCTION sealing_copy_quorum() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('UPDATE %1$I.sealing_openerround SET quorum = CASE'
                   ' WHEN %1$I.portal_now() < closes_at THEN $2 ELSE greatest(quorum, $2) END'
                   ' WHERE round_id = $1', TG_TABLE_SCHEMA) USING NEW.round_id, NEW.quorum;
    RETURN NULL;
END $$;
CREATE TRIGGER sealing_copy_quorum AFTER INSERT OR UPDATE ON sealing_commissionstanding
    FOR EACH ROW EXECUTE FUNCTION sealing_copy_quorum();
"""

UNDO = """
DROP FUNCTION sealing_round_keeps() CASCADE;
DROP FUNCTION sealing_never_removed() CASCADE;
DROP FUNCTION sealing_key_keeps() CASCADE;
DROP FUNCTION sealing_bid_keeps() CASCADE;
DROP FUNCTION sealing_copy_round() CASCADE;
DROP FUNCTION sealing_copy_quorum() CASCADE;
DROP FUNCTION sealing_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("sealing", "0001_initial"), ("workdays", "0002_portal_now")]
    operations = [migrations.RunSQL(ROUND + KEY + BID + COPY, UNDO)]
