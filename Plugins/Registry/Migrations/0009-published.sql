-- What other plugins may read and join. Columns are added here, never changed or taken away.

CREATE VIEW registry_api.body_versions WITH (security_invoker = true) AS
SELECT v.body_id, v.valid_from, v.valid_to, v.parent_id, v.level, v.kind, v.name_kk, v.name_ru, v.name_en,
    v.kato_code, v.region_code, b.bin, b.is_demonstration
FROM registry.body_versions v
JOIN registry.bodies b ON b.id = v.body_id;

COMMENT ON VIEW registry_api.body_versions IS
    'What a state body was in each period; valid_to is the last day, null while it holds';
