import KazakhstanFormats
import PluginKit

extension Coverage {
    /// The coverage on a day: the figures in one statement, the bodies without an official in another.
    /// - Parameter length: How many of these a page of them has.
    static func read(
        _ query: CoverageQuery, today: Day, pageLength length: Int = CoverageQuery.pageLength,
        from database: Database
    ) async throws -> Coverage {
        let day = query.on ?? today
        async let without = uncovered(
            query.conditions + query.vacancy(on: day), on: day, limit: length,
            offset: (query.page - 1) * length, from: database)
        async let vacant = vacant(query, on: day, from: database)
        async let regions = Places.regions(on: day, in: database)
        var coverage = Coverage()
        coverage.on = day
        for group in try await figures(query, on: day, from: database) {
            switch group {
            case .all(let figures): coverage.figures = figures
            case .level(let level): coverage.byLevel.append(level)
            case .region(let region): coverage.byRegion.append(region)
            }
        }
        coverage.name(by: try await regions)
        coverage.without = UncoveredPage(
            items: try await without,
            total: try await vacant ?? coverage.figures.total - coverage.figures.covered,
            page: query.page)
        return coverage
    }

    /// How many bodies have had no official for as long as is asked for; nil where that does not matter, and
    /// the figures tell.
    private static func vacant(
        _ query: CoverageQuery, on day: Day, from database: Database
    ) async throws -> Int? {
        guard query.vacantFor != nil else { return nil }
        return try await database.plannedByValues.value(
            "SELECT count(*) \(uncovered(query.conditions + query.vacancy(on: day), on: day))",
            as: Int.self)
    }

    private mutating func name(by regions: [Region]) {
        let names = Dictionary(regions.map { ($0.code, $0.name) }) { first, _ in first }
        for position in byRegion.indices {
            byRegion[position].name = byRegion[position].region.flatMap { names[$0] }
        }
    }

    private static func figures(
        _ query: CoverageQuery, on day: Day, from database: Database
    ) async throws -> [CoverageGroup] {
        try await database.query(
            """
            WITH expected AS (
                SELECT v.body_id, v.level, v.level_order, v.region_code, h.*
                FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
                    LEFT JOIN (\(holding(on: day))) AS h ON h.covered_id = b.id
                WHERE \(expected(on: day)) AND \(query.conditions)
            )
            SELECT grouping(level) = 0, grouping(region_code) = 0, level, region_code, count(*),
                count(covered_id), count(*) FILTER (WHERE is_published),
                count(*) FILTER (WHERE kind = 'acting'),
                count(*) FILTER (WHERE rank_verdict = 'below'),
                count(*) FILTER (WHERE rank_verdict = 'unknown'),
                count(*) FILTER (WHERE covered_id IS NOT NULL AND order_number IS NULL),
                count(*) FILTER (WHERE covered_id IS NOT NULL AND NOT has_contact),
                count(*) FILTER (WHERE has_contact AND is_unconfirmed),
                count(*) FILTER (WHERE is_withheld)
            FROM expected
            GROUP BY GROUPING SETS ((), (level, level_order), (region_code))
            ORDER BY level_order, region_code NULLS LAST
            """
        ).map(CoverageGroup.init)
    }

    /// The designation by which each body is covered on a day: there is one at most.
    private static func holding(on day: Day) -> SQL {
        """
        SELECT d.body_id AS covered_id, d.kind, d.rank_verdict, d.order_number,
            d.contacts @> '[{"public": true}]' AS has_contact,
            \(Designation.isUnconfirmed(on: day)) AS is_unconfirmed,
            d.state = 'published' AND d.position_kk IS NOT NULL AND p.is_in_kazakh AS is_published,
            d.state = 'published' AND (d.position_kk IS NULL OR NOT p.is_in_kazakh) AS is_withheld
        FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
        WHERE \(Designation.covers)
            AND \(.holds("d", on: day))
        """
    }

    /// The bodies that expect an official on a day and have none.
    /// - Parameter conditions: Which of them, by `registry.body_versions v`.
    static func uncovered(
        _ conditions: SQL, on day: Day, limit: Int, offset: Int = 0, from database: Database
    ) async throws -> [UncoveredBody] {
        try await database.plannedByValues.query(
            """
            SELECT b.id, v.name_kk, v.name_ru, v.name_en, v.level, v.kind, v.kato_code,
                (SELECT coalesce(max(d.valid_to) + 1, min(first.valid_from))
                 FROM registry.body_versions first
                    LEFT JOIN registry.designations d ON d.body_id = first.body_id
                        AND \(Designation.covers)
                        AND d.valid_to < \(day)
                 WHERE first.body_id = b.id)
            \(uncovered(conditions, on: day))
            ORDER BY v.level_order, b.protocol_order, v.sort_kk, b.id
            LIMIT \(limit) OFFSET \(offset)
            """
        ).map(UncoveredBody.init)
    }

    private static func uncovered(_ conditions: SQL, on day: Day) -> SQL {
        """
        FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
        WHERE \(expected(on: day)) AND \(conditions) AND NOT EXISTS (
            SELECT FROM registry.designations d
            WHERE d.body_id = b.id AND \(Designation.covers) AND \(.holds("d", on: day)))
        """
    }

    /// The condition that a body `b` with its version `v` expects an official on a day.
    static func expected(on day: Day) -> SQL {
        "b.expects_official AND \(.holds("v", on: day))"
    }
}

extension CoverageQuery {
    /// Which bodies are looked at, by `registry.body_versions v`.
    var conditions: SQL {
        var conditions: [SQL] = ["true"]
        if let level { conditions.append("v.level = \(level)") }
        if let region { conditions.append("v.region_code = \(region.region)") }
        return conditions.joined(separator: " AND ")
    }

    /// The further condition on bodies without an official: for how long they have had none.
    func vacancy(on day: Day) -> SQL {
        guard let vacantFor else { return "" }
        let before = day.adding(days: -vacantFor)
        return """
             AND EXISTS (SELECT FROM registry.body_versions early
                WHERE early.body_id = b.id AND early.valid_from <= \(before))
            AND NOT EXISTS (SELECT FROM registry.designations d
                WHERE d.body_id = b.id AND \(Designation.covers) AND d.valid_from <= \(day) AND d.valid_to >= \(before))
            """
    }
}
