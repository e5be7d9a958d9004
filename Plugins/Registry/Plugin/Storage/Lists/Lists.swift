import Foundation
import KazakhstanFormats
import PluginKit

/// The lists of officials, one for the central bodies and one for each region, city and district.
enum Lists {
    /// The lists of the centre and all regions, or of one region and its districts.
    static func list(
        _ query: ListQuery, _ paging: Paging, for request: Request
    ) async throws -> Listing<OfficialList> {
        let day = query.on ?? request.today
        let region = query.region.map { ListPlace.territory($0.region) }
        let rows = try await request.database.plannedByValues.query(
            """
            WITH listed AS (\(territories(in: query.region, on: day))),
                \(ListCounts(place: region, day: day).tables)
            SELECT \(columns) FROM \(details) WHERE \(query.isAsked)
            ORDER BY l.place <> 'central', l.place NOT LIKE '__0000000', l.place
            \(paging.slice)
            """)
        let lists = try rows.map { row in
            var cells = row.cells
            return try OfficialList(&cells, for: request)
        }
        if let total = paging.total(ofPageWith: lists.count) {
            return Listing(items: lists, total: total)
        }
        let count = try await request.database.plannedByValues.value(
            """
            WITH listed AS (\(territories(in: query.region, on: day)))
            SELECT count(*) FROM listed l \(placements) WHERE \(query.isAsked)
            """, as: Int.self)
        return Listing(items: lists, total: .exact(count ?? 0))
    }

    /// The list of a place; nil where no classifier has named the place by the day.
    static func find(
        _ place: ListPlace, on day: Day, for request: Request
    ) async throws -> OfficialList? {
        try await request.database.plannedByValues.query(
            """
            WITH listed AS (\(named(place, on: day))), \(ListCounts(place: place, day: day).tables)
            SELECT \(columns) FROM \(details)
            """
        ).first.map { row in
            var cells = row.cells
            return try OfficialList(&cells, for: request)
        }
    }

    /// The list that the path names.
    static func current(_ request: Request) async throws -> OfficialList {
        guard let list = try await find(request.listPlace, on: request.today, for: request) else {
            throw Missing()
        }
        return list
    }

    /// The same, where it is not too long to be told at once.
    static func currentAtOnce(
        _ request: Request, upTo longest: Int = OfficialList.longestAtOnce
    ) async throws -> OfficialList {
        let list = try await current(request)
        guard list.officials <= longest else { throw ListTooLong() }
        return list
    }

    private static let columns: SQL = """
        l.place, l.name_kk, l.name_ru, coalesce(shown.count, 0), coalesce(withheld.count, 0),
        edition.number, edition.published_at, placed.address, placed.placed_on
        """

    /// The places `l` with all that is told of them.
    private static let details: SQL = """
        listed l LEFT JOIN shown ON shown.place = l.place LEFT JOIN withheld ON withheld.place = l.place
        LEFT JOIN LATERAL (
            SELECT e.number, e.published_at FROM registry.list_editions e WHERE e.place = l.place
            ORDER BY e.number DESC LIMIT 1) AS edition ON true
        \(placements)
        """

    /// Where the list of `l` stands.
    private static let placements: SQL = """
        LEFT JOIN LATERAL (
            SELECT s.address, s.placed_on FROM registry.list_placements s
            WHERE s.place = l.place AND s.removed_on IS NULL
            ORDER BY s.placed_on DESC, s.id DESC LIMIT 1) AS placed ON true
        """

    /// The centre and the regions, or one region and its districts, by the names of a day.
    private static func territories(in region: KATOCode?, on day: Day) -> SQL {
        let named: SQL = """
            SELECT p.code AS place, p.name_kk, p.name_ru FROM registry.places p
            WHERE \(Places.holds("p", on: day))
            """
        guard let region = region?.region else {
            return "SELECT 'central' AS place, NULL AS name_kk, NULL AS name_ru UNION ALL "
                + named + " AND p.code LIKE '__0000000'"
        }
        return named + " AND p.code >= \(region) AND p.code <= \(region.lastBeneath)"
            + " AND p.code LIKE '____00000'"
    }

    /// One place by the name that it has on a day, or had last.
    private static func named(_ place: ListPlace, on day: Day) -> SQL {
        guard case .territory(let code) = place else {
            return "SELECT 'central' AS place, NULL::text AS name_kk, NULL::text AS name_ru"
        }
        return """
            (SELECT p.code AS place, p.name_kk, p.name_ru FROM registry.places p
             WHERE p.code = \(code) AND p.corrected_at IS NULL AND p.valid_from <= \(day)
             ORDER BY p.valid_from DESC LIMIT 1)
            """
    }
}

extension ListQuery {
    /// The condition that a list with its `placed` is asked for.
    fileprivate var isAsked: SQL {
        "(\(placed)::boolean IS NULL OR (placed.address IS NOT NULL) = \(placed))"
    }
}

/// How many officials the lists have on a day, and how many are withheld from them for want of Kazakh.
private struct ListCounts {
    /// The only place that is counted, with what is below it; nil for all.
    let place: ListPlace?
    let day: Day

    /// `shown` and `withheld`, by place.
    var tables: SQL {
        """
        shown AS (
            SELECT within.place, count(*) FROM registry.officials o \(places(of: "o"))
            WHERE o.shown_from <= \(day) AND o.shown_to >= \(day) AND \(condition(on: "o"))
            GROUP BY within.place),
        withheld AS (
            SELECT within.place, count(*)
            FROM (\(withheldBodies)) AS held
                JOIN registry.body_versions v ON v.body_id = held.body_id AND \(.holds("v", on: day))
                \(places(of: "v"))
            WHERE \(condition(on: "v"))
            GROUP BY within.place)
        """
    }

    private func condition(on row: SQL) -> SQL { place?.condition(on: row) ?? "true" }

    /// The places to whose lists a body belongs: the centre, or its region and its district.
    private func places(of row: SQL) -> SQL {
        """
        CROSS JOIN LATERAL (
            SELECT 'central' WHERE \(row).level_order = 1
            UNION ALL SELECT \(row).region_code WHERE \(row).level_order > 1
            UNION ALL SELECT left(\(row).kato_code, 4) || '00000'
            WHERE \(row).level_order > 1 AND \(row).kato_code NOT LIKE '__00%') AS within (place)
        """
    }

    /// As ``Officials/withheld(on:from:)`` counts them.
    private var withheldBodies: SQL {
        """
        SELECT d.body_id FROM registry.designations d
        WHERE d.state = 'published' AND NOT d.entered_by_mistake AND d.position_kk IS NULL
            AND \(.holds("d", on: day))
        UNION ALL
        SELECT d.body_id
        FROM registry.persons p JOIN registry.designations d ON d.person_id = p.id
        WHERE NOT p.is_in_kazakh AND d.state = 'published' AND NOT d.entered_by_mistake
            AND d.position_kk IS NOT NULL AND \(.holds("d", on: day))
        """
    }
}

extension OfficialList {
    fileprivate init(_ cells: inout CellReader, for request: Request) throws {
        place = try cells.next()
        name = LocalizedText(kk: try cells.next(), ru: try cells.next())
        officials = try cells.next()
        withheld = try cells.next()
        edition = try cells.next()
        publishedAt = try cells.next()
        address = try cells.next()
        placedOn = try cells.next()
        try cells.end()
        if place == .central { name = .said("registry.lists.central", by: request) }
    }
}

extension LocalizedText {
    /// A text of the locales in every language.
    static func said(_ message: Message, by request: Request) -> LocalizedText {
        var text = LocalizedText()
        for language in Language.allCases {
            text[language] = request.texts.text(message, in: language)
        }
        return text
    }
}
