-- What other plugins may read and join. Columns are added here, never changed or taken away.

CREATE VIEW halls_api.halls WITH (security_invoker = true) AS
SELECT id, number, name_kk, name_ru, name_en, seats, last_day FROM halls.halls;

COMMENT ON VIEW halls_api.halls IS 'The halls; last_day is null while a hall stays open';
