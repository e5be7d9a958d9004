import KazakhstanFormats
import PluginKit

/// A place with all that it lies in, the smallest first: village, rural district, district, region.
struct PlaceChain {
    private let units: [Unit]

    private struct Unit {
        let code: KATOCode
        let name: LocalizedText
    }

    /// - Returns: Nil where the classifier does not name the place on the day.
    static func read(
        _ code: KATOCode, on day: Day, from database: Database
    ) async throws -> PlaceChain? {
        let rows = try await database.rows(
            """
            WITH RECURSIVE chain AS (
                SELECT place.code, place.parent_code, place.name_kk, place.name_ru, 0 AS step
                FROM registry.places place
                WHERE place.code = \(code) AND \(Places.holds("place", on: day))
                UNION ALL
                SELECT place.code, place.parent_code, place.name_kk, place.name_ru, chain.step + 1
                FROM chain JOIN registry.places place ON place.code = chain.parent_code
                    AND \(Places.holds("place", on: day))
                WHERE chain.step < 8
            )
            SELECT code, name_kk, name_ru FROM chain ORDER BY step
            """, as: (KATOCode, String?, String?).self)
        guard !rows.isEmpty else { return nil }
        return PlaceChain(
            units: rows.map { Unit(code: $0.0, name: LocalizedText(kk: $0.1, ru: $0.2)) })
    }

    var place: Place? { place(at: units.startIndex) }
    var district: Place? { units.firstIndex { $0.code.level == .district }.flatMap(place) }
    var region: Place? { units.firstIndex { $0.code.level == .region }.flatMap(place) }

    /// The codes below the region at which a body for the people of the place may stand, the nearest first.
    /// Its district may have its seat in the town of the same name, which is the first code beneath it.
    var localCodes: [String] {
        let codes = units.map(\.code).filter { $0.level != .region }
        let seat = codes.last.flatMap { KATOCode(rawValue: $0.rawValue.prefix(4) + "10000") }
        return (codes + (seat.map { [$0] } ?? [])).map(\.rawValue)
    }

    private func place(at index: Int) -> Place? {
        guard units.indices.contains(index) else { return nil }
        let around = units[(index + 1)...].reversed().map(\.name)
        return Place(code: units[index].code, name: units[index].name, path: Place.path(around))
    }
}
