import KazakhstanFormats
import PluginKit

/// A search as one types: every word must begin a word of the name, in Kazakh, Russian or Latin
/// letters, and a name that a place bore before the day finds it too.
///
/// Without words it lists what lies right beneath the parent, or the regions.
struct PlaceSearch: Sendable {
    let words: [Substring]
    /// Whether nothing was typed; what was typed may still have no word in it.
    let isBlank: Bool
    /// A code typed in full.
    let code: KATOCode?
    let parent: KATOCode?
    let day: Day

    /// More than a list that drops down can show helps nobody.
    static let longest = 20

    init(text: String, parent: KATOCode?, day: Day) {
        words = Array(PlaceSpelling.words(of: text).split(separator: " ").prefix(8))
        isBlank = text.allSatisfy(\.isWhitespace)
        code = KATOCode(rawValue: text)
        self.parent = parent
        self.day = day
    }

    /// The nearest levels first, then names of today, then whole words.
    func found(_ paging: Paging, in database: some SQLExecuting) async throws -> Listing<Place> {
        let rows = try await database.query(statement(paging))
        return Listing(
            items: try rows.map(Place.init(row:)),
            total: .exact(try rows.first.map { try Int(cell: $0[Place.totalColumn]) } ?? 0))
    }

    private func statement(_ paging: Paging) -> SQL {
        """
        WITH named AS (
            SELECT DISTINCT ON (code) code, parent_code, level, name_kk, name_ru,
                coalesce(valid_to < \(day), false) AS is_former, \(hasWholeWords) AS is_whole
            FROM registry.places version
            WHERE corrected_at IS NULL AND valid_from <= \(day) AND \(condition)
            ORDER BY code, valid_from DESC
        ), standing AS (
            SELECT code, parent_code, level, name_kk, name_ru, is_former, is_whole,
                name_kk AS former_kk, name_ru AS former_ru
            FROM named WHERE NOT is_former
            UNION ALL
            SELECT place.code, place.parent_code, place.level, place.name_kk, place.name_ru, true,
                named.is_whole, named.name_kk, named.name_ru
            FROM named JOIN registry.places place ON place.code = named.code
                AND \(Places.holds("place", on: day))
            WHERE named.is_former
        ), found AS (
            SELECT *, count(*) OVER () AS total FROM standing
            ORDER BY level, is_former, is_whole DESC, code
            LIMIT \(min(paging.perPage, Self.longest)) OFFSET \(paging.offset)
        )
        SELECT found.code, found.name_kk, found.name_ru, found.is_former, found.former_kk,
            found.former_ru, found.total, first.name_kk, first.name_ru, second.name_kk,
            second.name_ru, third.name_kk, third.name_ru
        FROM found
        LEFT JOIN registry.places first ON first.code = found.parent_code
            AND \(Places.holds("first", on: day))
        LEFT JOIN registry.places second ON second.code = first.parent_code
            AND \(Places.holds("second", on: day))
        LEFT JOIN registry.places third ON third.code = second.parent_code
            AND \(Places.holds("third", on: day))
        ORDER BY found.level, found.is_former, found.is_whole DESC, found.code
        """
    }

    private var condition: SQL {
        if let code { return "code = \(code)" }
        if isBlank { return "\(Places.holds("version", on: day)) AND \(isListed)" }
        guard !words.isEmpty else { return "false" }
        let lexemes = words.map { "'\($0)':*" }.joined(separator: " & ")
        let matches =
            "array_to_tsvector(string_to_array(skeleton, ' ')) @@ \(lexemes)::tsquery" as SQL
        return parent.map { matches + " AND \(lies(beneath: $0))" } ?? matches
    }

    /// What is offered before anything is typed.
    private var isListed: SQL {
        guard let parent else { return "level = 'region'" }
        return "parent_code = \(parent) AND \(lies(beneath: parent))"
    }

    private func lies(beneath parent: KATOCode) -> SQL {
        "code > \(parent) AND code <= \(parent.lastBeneath)"
    }

    /// Whether every word was typed to its end.
    private var hasWholeWords: SQL {
        "string_to_array(skeleton, ' ') @> \(words.map(String.init))"
    }
}

extension KATOCode {
    /// The greatest code that lies beneath this one.
    var lastBeneath: String {
        let digits =
            switch level {
            case .region: 2
            case .district: 4
            case .subdistrict: 6
            case .locality: 9
            }
        return rawValue.prefix(digits) + String(repeating: "9", count: 9 - digits)
    }
}
