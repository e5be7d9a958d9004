SELECT n.*, (SELECT jsonb_agg(r.*) FROM registry.ngo_reports r WHERE r.ngo_id = n.id)
FROM registry.ngos n WHERE n.id = :card;
