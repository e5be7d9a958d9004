SELECT n.*, (SELECT jsonb_agg(r.*) FROM registry.ngo_reports r WHERE r.ngo_id = n.id)
FROM registry.ngos n WHERE n.merged_into IS NULL AND n.region_code = :region
ORDER BY n.sort_kk, n.id LIMIT 20;
