-- 20,000 bodies with a published primary official each, ids 0199bbbb-…-000000000001 and on.

CREATE TEMP TABLE numbered AS
SELECT number, ('0199bbbb-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid AS body,
    ('0199cccc-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid AS person,
    ('0199dddd-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid AS designation,
    (ARRAY['central', 'regional', 'regionalDepartment', 'regionalDepartment', 'district'])
        [1 + number % 5] AS level,
    (ARRAY['ministry', 'akimat', 'department', 'department', 'akimat'])[1 + number % 5] AS kind,
    (ARRAY(SELECT code FROM registry.places WHERE level = 'region' AND valid_to IS NULL ORDER BY code))
        [1 + number % 20] AS place
FROM generate_series(1, 20000) AS number;

INSERT INTO registry.bodies (id, no_bin_reason, valid_from)
SELECT body, 'structural unit', '2020-01-01' FROM numbered;

INSERT INTO registry.body_versions
    (body_id, valid_from, kato_code, level, kind, name_kk, name_ru, phones, email, topics, search)
SELECT body, '2020-01-01', place, level, kind, 'Сынақ органы № ' || number,
    'Пробный орган № ' || number, '{"+7 7172 00-00-00"}', 'organ@example.invalid',
    '{жастар,отбасы}', ' sinak organi probni organ ' || number
FROM numbered;

INSERT INTO registry.persons (id, surname_kk, surname_ru, given_name_kk, given_name_ru, search)
SELECT person, 'Үлгіов', 'Образцов', 'Сынақ' || number, 'Проба' || number,
    ' ulgiov sinak obraztsov proba ' || number
FROM numbered;

INSERT INTO registry.designations
    (id, agency_id, body_id, person_id, position_kk, position_ru, rank, basis, order_number,
    order_date, kind, valid_from, contacts, published, state, rank_verdict, search)
SELECT designation, (SELECT id FROM platform.agencies ORDER BY slug LIMIT 1), body, person,
    'басқарма басшысының орынбасары', 'заместитель руководителя управления',
    'regionalDepartment.deputyHead', 'order', number || '-қ', '2024-01-10', 'primary', '2024-01-10',
    '[{"kind": "phone", "value": "+7 7172 00-00-00", "public": true},
      {"kind": "email", "value": "official@example.invalid", "public": true}]',
    true, 'published', 'unknown', ' baskarma basshisinin orinbasari zamestitel rukovoditelia upravleniia'
FROM numbered;

INSERT INTO registry.designation_steps (designation_id, revision, step, at, author)
SELECT designation, 1, 'publication', '2024-01-10', 'Сынақ Оператор' FROM numbered;

INSERT INTO registry.officials (designation_id, shown_from, shown_to, body_id, level, level_order,
    region_code, kato_code, protocol_order, sort_name, body_name_kk, body_name_ru, surname_kk,
    surname_ru, given_name_kk, given_name_ru, position_kk, position_ru, kind, valid_from, contacts,
    topics, search)
SELECT d.id, d.valid_from, 'infinity', v.body_id, v.level, v.level_order, v.region_code, v.kato_code,
    b.protocol_order, v.sort_kk, v.name_kk, v.name_ru, p.surname_kk, p.surname_ru, p.given_name_kk,
    p.given_name_ru, d.position_kk, d.position_ru, d.kind, d.valid_from,
    '[{"kind": "phone", "value": "+7 7172 00-00-00", "extension": null},
      {"kind": "email", "value": "official@example.invalid", "extension": null}]',
    d.topics, p.search || d.search || v.search
FROM numbered n JOIN registry.designations d ON d.id = n.designation
    JOIN registry.persons p ON p.id = d.person_id
    JOIN registry.bodies b ON b.id = d.body_id
    JOIN registry.body_versions v ON v.body_id = b.id;

-- What an import begins with, for every turn anew.
CREATE SCHEMA bench;
CREATE TABLE bench.places AS TABLE registry.places;
