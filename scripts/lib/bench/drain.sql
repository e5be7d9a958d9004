-- Events that wait, each of a thing of its own, and how many of them a second the host handles from the
-- first on. It looks once a second; that it does not see them soon after is an error.
WITH told AS (
    INSERT INTO platform.events (name, version, aggregate, agency_id, content, at, request_id)
    SELECT 'registry.bodyRenamed', 1, b.id, (SELECT id FROM platform.agencies ORDER BY slug LIMIT 1),
        jsonb_build_object('bodyId', b.id, 'effectiveOn', '2026-01-01',
            'body', '{"kk": "Сынақ органы", "ru": "Пробный орган"}'::jsonb),
        now(), 'bench'
    FROM (SELECT id FROM registry.bodies ORDER BY id LIMIT :waiting) b
    RETURNING id, aggregate)
INSERT INTO platform.deliveries (handler, event_id, aggregate)
SELECT 'registry.changes.renaming', id, aggregate FROM told;

SELECT set_config('bench.waiting', :'waiting', false) AS said \gset
DO $$
DECLARE
    limit_at timestamptz := clock_timestamp() + interval '5 s';
BEGIN
    WHILE (SELECT count(*) FROM platform.deliveries) = current_setting('bench.waiting')::int LOOP
        IF clock_timestamp() > limit_at THEN RAISE 'nobody handles what waits'; END IF;
        PERFORM pg_sleep(0.01);
    END LOOP;
END $$;
SELECT clock_timestamp() AS began \gset
DO $$ BEGIN
    WHILE EXISTS (SELECT FROM platform.deliveries) LOOP PERFORM pg_sleep(0.02); END LOOP;
END $$;
SELECT :waiting / extract(epoch FROM clock_timestamp() - :'began'::timestamptz);
