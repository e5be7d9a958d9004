-- What one POST of a body sends in its transaction; where :tells is 1, with the event that it tells.
\set number random(1, 20000)
BEGIN;
SELECT (SELECT 'ministry' = ANY (k.levels) FROM registry.kinds k
        WHERE k.code = 'ministry' AND k.valid_from <= '2020-01-01'
            AND (k.valid_to IS NULL OR k.valid_to >= '2020-01-01')),
    EXISTS (SELECT FROM registry.places WHERE code = '110000000' AND corrected_at IS NULL), true;
INSERT INTO registry.bodies (id, no_bin_reason, external_code, valid_from)
VALUES (gen_random_uuid(), 'pending', 'bench', '2020-01-01')
RETURNING id AS body \gset
INSERT INTO registry.body_versions
    (body_id, valid_from, kato_code, level, kind, name_kk, name_ru, phones, email, topics, search)
VALUES (:body, '2020-01-01', '110000000', 'central', 'ministry', 'Сынақ органы № ' || :number::text,
    'Пробный орган № ' || :number::text, '{"+7 7172 00-00-00"}', 'organ@example.invalid',
    '{жастар,отбасы}', ' sinak organi probni organ ' || :number::text);
INSERT INTO platform.audit
    (account_id, agency_id, action, subject, after, address, request_id)
VALUES (gen_random_uuid(), '01990000-0000-7000-8000-000000000001', 'registry.body.founded', :body,
    '{"level": "central", "kind": "ministry", "noBinReason": "pending", "katoCode": "110000000",
    "name": {"kk": "Сынақ органы", "ru": "Пробный орган"}, "phones": ["+7 7172 00-00-00"],
    "email": "organ@example.invalid", "topics": ["жастар", "отбасы"], "validFrom": "2020-01-01"}',
    '127.0.0.1', :number::text);
\if :tells
WITH kept AS (
    INSERT INTO platform.events (name, version, aggregate, agency_id, content, at, request_id)
    VALUES ('bench.told', 1, :body, '01990000-0000-7000-8000-000000000001',
        '{"bodyId": "0199bbbb-0000-7000-8000-000000000001", "validFrom": "2020-01-01",
        "body": {"kk": "Сынақ органы", "ru": "Пробный орган"}}', now(), :number::text)
    RETURNING id, name, aggregate)
INSERT INTO platform.deliveries (handler, event_id, aggregate)
SELECT s.handler, k.id, k.aggregate
FROM kept k JOIN platform.subscriptions s ON s.event = k.name;
\endif
COMMIT;
