SELECT * FROM registry.officials o
WHERE o.shown_from <= current_date AND o.shown_to >= current_date
ORDER BY o.level_order, o.protocol_order, o.sort_name, o.body_id, o.is_deputy, o.designation_id
LIMIT 20;
