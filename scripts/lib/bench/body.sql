SELECT b.*, v.*
FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
WHERE b.id = '0199bbbb-0000-7000-8000-000000010000' AND v.valid_from <= current_date
    AND (v.valid_to IS NULL OR v.valid_to >= current_date);
