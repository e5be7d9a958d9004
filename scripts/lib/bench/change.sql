-- What the handler of the list of changes writes of one event.
\set id random(1, 1000000000000)
\set number random(1, 20000)
INSERT INTO registry.changes (id, at, kind, body_id, name_kk, name_ru, name_en, day)
VALUES (:id, now(), 'renaming', ('0199bbbb-0000-7000-8000-' || lpad(:number::text, 12, '0'))::uuid,
    'Сынақ органы', 'Пробный орган', NULL, '2026-01-01')
ON CONFLICT (id) DO NOTHING;
