-- What one POST of designation.lua inserts, in one transaction.
\set number random(1, 20000)
\set at random(1, 1000000000)
BEGIN;
INSERT INTO registry.persons (id, surname_kk, surname_ru, given_name_kk, given_name_ru, search)
VALUES (gen_random_uuid(), 'Үлгіов', 'Образцов', 'Сынақ', 'Проба', ' ulgiov sinak obraztsov proba')
RETURNING id AS person \gset
INSERT INTO registry.designations
    (id, agency_id, body_id, person_id, position_kk, position_ru, rank, basis, order_number,
    order_date, kind, valid_from, contacts, published, state, rank_verdict, search)
VALUES (gen_random_uuid(), '01990000-0000-7000-8000-000000000001',
    ('0199bbbb-0000-7000-8000-' || lpad(:number::text, 12, '0'))::uuid, :person,
    'басқарма басшысының орынбасары', 'заместитель руководителя управления',
    'regionalDepartment.deputyHead', 'order', '1-қ', '2024-01-10', 'deputy', '2024-01-10',
    '[{"kind": "phone", "value": "+7 7172 00-00-00", "public": true}]', true,
    'published', 'unknown',
    ' baskarma basshisinin orinbasari zamestitel rukovoditelia upravleniia')
RETURNING id AS designation, body_id AS body \gset
INSERT INTO registry.designation_steps (designation_id, revision, step, at, account_id, author)
VALUES (:designation, 1, 'publication', now(), gen_random_uuid(), 'Сынақ Оператор');
INSERT INTO registry.officials (designation_id, shown_from, shown_to, body_id, level, level_order,
    region_code, kato_code, protocol_order, sort_name, body_name_kk, body_name_ru, surname_kk,
    surname_ru, given_name_kk, given_name_ru, position_kk, position_ru, kind, valid_from, contacts,
    topics, search)
VALUES (:designation, '2024-01-10', 'infinity', :body, 'regional', 2, '110000000', '110000000', 1000,
    'Сынақ органы № ' || :number::text, 'Сынақ органы № ' || :number::text,
    'Пробный орган № ' || :number::text, 'Үлгіов', 'Образцов', 'Сынақ', 'Проба',
    'басқарма басшысының орынбасары', 'заместитель руководителя управления', 'deputy', '2024-01-10',
    '[{"kind": "phone", "value": "+7 7172 00-00-00"}]', '{}',
    ' ulgiov sinak obraztsov proba baskarma basshisinin orinbasari zamestitel rukovoditelia'
    ' upravleniia sinak organi probni organ ' || :number::text);
INSERT INTO platform.audit
    (account_id, agency_id, action, subject, after, address, request_id)
VALUES (gen_random_uuid(), '01990000-0000-7000-8000-000000000001', 'registry.designation.recorded',
    :designation, '{"bodyId": "0199bbbb-0000-7000-8000-000000000001", "kind": "deputy",
    "person": {"surname": {"kk": "***", "ru": "***"}, "givenName": {"kk": "***", "ru": "***"}},
    "position": {"kk": "басқарма басшысының орынбасары", "ru": "заместитель руководителя управления"},
    "validFrom": "2024-01-10", "published": true}', '127.0.0.1', :at::text);
COMMIT;
