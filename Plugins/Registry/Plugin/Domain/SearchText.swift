import KazakhstanFormats
import PluginKit

/// The two sides of a search for words by their beginnings: what is stored, and what is asked for.
enum SearchText {
    /// What is stored: a blank before each word, in the spelling that all letters share.
    static func of(_ texts: String?...) -> String {
        " " + SearchFolding.skeleton(texts.compactMap { $0 }.joined(separator: " "))
    }

    /// What is asked for: for each word the patterns of which one must match. Nil where nothing is
    /// asked; no pattern at all where what was typed has no word in it, and so finds nothing.
    static func patterns(of query: String?) -> [[String]]? {
        guard let query, !query.allSatisfy(\.isWhitespace) else { return nil }
        return SearchFolding.skeleton(query).split(separator: " ").prefix(8).map { word in
            SearchFolding.beginnings(of: word).map { "% \($0)%" }
        }
    }
}

extension SQL {
    /// The conditions that every word typed begins some word of a column.
    static func matches(_ column: String, _ query: String?) -> [SQL] {
        guard let words = SearchText.patterns(of: query) else { return [] }
        guard !words.isEmpty else { return ["false"] }
        return words.map { patterns in
            let each = patterns.map { "\(raw: column) LIKE \($0)" as SQL }
            return "(\(each.joined(separator: " OR ")))"
        }
    }
}
