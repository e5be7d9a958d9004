import KazakhstanFormats
import PluginKit

extension CoverageTrend {
    static func read(
        _ query: CoverageQuery, today: Day, from database: Database
    ) async throws -> CoverageTrend {
        let days = days(until: query.on ?? today)
        let counts = try await database.plannedByValues.rows(
            """
            SELECT asked.day, count(*), count(*) FILTER (WHERE EXISTS (
                SELECT FROM registry.designations d
                WHERE d.body_id = v.body_id AND \(Designation.covers) AND d.valid_from <= asked.day
                    AND (d.valid_to IS NULL OR d.valid_to >= asked.day)))
            FROM (SELECT date '2000-01-01' + number::integer AS day
                  FROM unnest(\(days.map { Int($0.daysSince2000) })::bigint[]) AS numbers (number)) AS asked
                JOIN registry.body_versions v ON v.valid_from <= asked.day
                    AND (v.valid_to IS NULL OR v.valid_to >= asked.day)
                JOIN registry.bodies b ON b.id = v.body_id
            WHERE b.expects_official AND \(query.conditions)
            GROUP BY asked.day
            """, as: (Day, Int, Int).self)
        let found = Dictionary(
            uniqueKeysWithValues: counts.map { day, total, covered in
                (day, CoverageFigures(total: total, covered: covered))
            })
        return CoverageTrend(
            days: days.map { CoverageDay(on: $0, figures: found[$0] ?? CoverageFigures()) })
    }
}
