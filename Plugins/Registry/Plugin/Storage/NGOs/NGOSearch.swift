import Foundation
import KazakhstanFormats
import PluginKit

/// A search as people type: without Kazakh letters, in Latin, only the beginnings of words, with a slip, or a BIN.
///
/// The word that is likely to be rarest is looked up among the words of the organisations, at most
/// ``mostCandidates`` of them that fit everything else are ranked: however many there are, a search costs the same.
struct NGOSearch: Sendable {
    private let query: NGOQuery
    /// The words typed, the likely rarest first.
    private let words: [String]

    /// So many that fit are ranked; how many more there are nobody counts.
    static let mostCandidates = 500
    private static let longest = 8

    init(_ query: NGOQuery) {
        self.query = query
        words = Array(Self.typed(query.q ?? "").prefix(Self.longest)).sorted {
            $0.count > $1.count
        }
    }

    private init(_ other: NGOSearch, _ words: [String]) {
        query = other.query
        self.words = words
    }

    /// A BIN is one word however it is parted, and is found without the zero that a spreadsheet took.
    private static func typed(_ text: String) -> [String] {
        let signs = text.filter { !$0.isWhitespace && $0 != "-" }
        guard signs.count > 9, signs.allSatisfy(\.isNumber) else {
            return NGOSpelling.words(of: text)
        }
        return [BIN.restoringLeadingZero(signs)?.rawValue ?? signs]
    }

    /// A page of what is found; where nothing is, of what is found by words that differ by a slip.
    func found(_ paging: Paging, from database: Database) async throws -> Listing<NGO> {
        guard !words.isEmpty else { return Listing(items: [], total: .exact(0)) }
        let found = try await listing(paging, from: database)
        guard found.total.count == 0 else { return found }
        guard let meant = try await meant(from: database) else { return found }
        return try await NGOSearch(self, meant).listing(paging, from: database)
    }

    /// The statement of all that ``found(_:from:)`` finds, in its order.
    func all(from database: Database) async throws -> SQL {
        guard !words.isEmpty else {
            return "SELECT \(NGO.columns) FROM registry.ngos n WHERE false"
        }
        let isFound = try await database.plannedByValues.value(
            "SELECT EXISTS (SELECT FROM (\(candidates)) AS c)", as: Bool.self)
        guard isFound == false, let meant = try await meant(from: database) else { return cards }
        return NGOSearch(self, meant).cards
    }

    private func listing(_ paging: Paging, from database: Database) async throws -> Listing<NGO> {
        // Whichever one word is typed, it is looked up in the same way.
        let planned = isNarrow ? database.plannedByValues : database
        let rows = try await planned.query(
            """
            WITH ranked AS (\(ranked))
            SELECT \(NGO.columns), ranked.total, ranked.taken >= \(Self.limit)
            FROM ranked JOIN registry.ngos n ON n.id = ranked.id
            WHERE ranked.place > \(paging.offset)
                AND ranked.place <= \(paging.offset + paging.perPage)
            ORDER BY ranked.place
            """)
        var total = Total.exact(rows.isEmpty && paging.page > 1 ? paging.offset : 0)
        let items = try rows.map { try NGO($0, total: &total) }
        return Listing(items: items, total: total)
    }

    /// The cards of all that are found.
    var cards: SQL {
        """
        WITH ranked AS (\(ranked))
        SELECT \(NGO.columns) FROM ranked JOIN registry.ngos n ON n.id = ranked.id
        ORDER BY ranked.place
        """
    }

    /// The candidates in their order, with how many there are and of how many words: those with whole words first, then
    /// names that begin so, then who is still there, then short names.
    private var ranked: SQL {
        """
        SELECT c.ngo_id AS id, count(*) OVER () AS total, sum(count(*)) OVER () AS taken,
            row_number() OVER (ORDER BY max(c.whole) DESC, bool_or(c.starts) DESC, bool_or(c.is_gone),
                min(c.size), c.ngo_id) AS place
        FROM (\(candidates)) AS c GROUP BY c.ngo_id
        """
    }

    /// Those with the first word that fit the rest, the whole word before those that begin with it.
    private var candidates: SQL {
        """
        SELECT f.* FROM unnest(\(SearchFolding.beginnings(of: words[0]))::text[]) AS b (word)
            CROSS JOIN LATERAL (\(withFirst) ORDER BY w.word LIMIT \(Self.limit)) AS f
        LIMIT \(Self.limit)
        """
    }

    /// Those with a word that begins like the first. A card is read only where more is asked of it: one that was
    /// merged has no words.
    private var withFirst: SQL {
        let range: SQL = "w.word >= b.word AND w.word < b.word || '~'"
        let found: SQL = "w.ngo_id, w.starts, w.is_gone, w.size, (w.word = \(words[0]))::integer"
        guard isNarrow else {
            return "SELECT \(found) AS whole FROM registry.ngo_words w WHERE \(range)"
        }
        let others = words.dropFirst().map {
            " + (n.search || ' ' LIKE \("% \($0) %"))::integer" as SQL
        }
        return """
            SELECT \(found)\(others.joined(separator: "")) AS whole
            FROM registry.ngo_words w JOIN registry.ngos n ON n.id = w.ngo_id
            WHERE \(range) AND \((query.conditions + rest).joined(separator: " AND "))
            """
    }

    /// That the other words are among those of a card.
    private var rest: [SQL] {
        words.dropFirst().map { word in
            let patterns = SearchFolding.beginnings(of: word).map { "% \($0)%" }
            return "(n.search LIKE ANY (\(patterns)::text[]))"
        }
    }

    private var isNarrow: Bool { words.count > 1 || !query.narrowing.isEmpty }

    /// In the statement itself: of a bound one no plan knows how small it is.
    private static let limit: SQL = "\(raw: String(mostCandidates))"

    /// The words that were probably meant: a word that begins none is replaced by one that differs by a slip.
    /// Nil where there is none for one of them, or all were typed right.
    private func meant(from database: Database) async throws -> [String]? {
        var meant: [String] = []
        for word in words {
            let isKnown = try await database.value(Self.begins(with: word), as: Bool.self)
            guard isKnown == false else {
                meant.append(word)
                continue
            }
            let near = try await database.rows(Self.near(word), as: String.self)
            guard let other = near.first(where: { NGOSpelling.isSlip(word, of: $0) }) else {
                return nil
            }
            meant.append(other)
        }
        return meant == words ? nil : meant
    }

    /// Whether any word begins so.
    static func begins(with word: String) -> SQL {
        """
        SELECT EXISTS (SELECT FROM registry.ngo_vocabulary
            WHERE word >= \(word) AND word < \(word) || '~')
        """
    }

    /// The words that may be meant by one.
    static func near(_ word: String) -> SQL {
        """
        SELECT word FROM registry.ngo_vocabulary
        WHERE variants && registry.ngo_variants(\(word)) ORDER BY word LIMIT 50
        """
    }
}

extension NGO {
    /// A row with a total after the columns, and whether there are more than were looked at.
    fileprivate init(_ row: Row, total: inout Total) throws {
        var cells = row.cells
        try self.init(&cells)
        let count: Int = try cells.next()
        let isCut: Bool = try cells.next()
        total = isCut ? .atLeast(count) : .exact(count)
        try cells.end()
    }
}
