-- What one POST of ngo.lua inserts, in one transaction.
\set number random(1, 1000000000)
BEGIN;
WITH card AS (
    INSERT INTO registry.ngos (id, no_bin_reason, name_kk, name_ru, sort_kk, sort_ru, name_key, search,
        legal_form, kato_code, registered_on, spheres, status, status_since, head, contacts, consent_on,
        consent_basis)
    VALUES (gen_random_uuid(), 'тіркеуде', '«Сынақ ' || :number::text || ' жастары» қоғамдық қоры',
        'Общественный фонд «Молодежь ' || :number::text || '»', 'Сынақ ' || :number::text || ' жастары',
        'Молодежь ' || :number::text, :number::text || ' sinak zhastari',
        ' sinak ' || :number::text || ' zhastari molodezh ' || :number::text, 'publicFund', '710000000',
        '2020-02-03', '{youth}', 'active', '2020-02-03', 'Үлгіов Сынақ',
        '[{"kind": "phone", "value": "+7 7172 00-00-00", "public": true}]', '2026-01-15', 'Хат № 1')
    RETURNING id),
words AS (
    INSERT INTO registry.ngo_words (word, ngo_id, starts, is_gone, size)
    SELECT unnest(ARRAY[:number::text, 'molodezh', 'sinak', 'zhastari']),
        id, unnest(ARRAY[false, true, true, false]), false, 50 FROM card)
SELECT id AS ngo FROM card \gset
INSERT INTO registry.ngo_vocabulary (word) SELECT unnest('{molodezh,sinak,zhastari}'::text[])
ON CONFLICT DO NOTHING;
INSERT INTO platform.audit
    (account_id, agency_id, action, subject, after, address, request_id)
VALUES (gen_random_uuid(), '01990000-0000-7000-8000-000000000001', 'registry.ngo.recorded', :ngo,
    '{"id": "01990000-0000-7000-8000-000000000001", "name": {"kk": "«Сынақ 1000000 жастары» қоғамдық қоры",
    "ru": "Общественный фонд «Молодежь 1000000»"}, "legalForm": "publicFund", "noBinReason": "тіркеуде",
    "katoCode": "710000000", "registeredOn": "2020-02-03", "spheres": ["youth"], "status": "active",
    "statusSince": "2020-02-03", "head": "***", "consentOn": "2026-01-15", "consentBasis": "Хат № 1",
    "contacts": [{"kind": "phone", "value": "***", "public": true}], "reports": [], "warnings": []}',
    '127.0.0.1', :number::text);
WITH kept AS (
    INSERT INTO platform.events (name, version, aggregate, agency_id, content, at, request_id)
    VALUES ('registry.ngoRecorded', 1, :ngo, '01990000-0000-7000-8000-000000000001',
        '{"ngoId": "01990000-0000-7000-8000-000000000001", "bin": null,
        "ngo": {"kk": "«Сынақ 1000000 жастары» қоғамдық қоры", "ru": "Общественный фонд «Молодежь 1000000»"}}',
        now(), :number::text)
    RETURNING id, name, aggregate)
INSERT INTO platform.deliveries (handler, event_id, aggregate)
SELECT s.handler, k.id, k.aggregate
FROM kept k JOIN platform.subscriptions s ON s.event = k.name;
COMMIT;
