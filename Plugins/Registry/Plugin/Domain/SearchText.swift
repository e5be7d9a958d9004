import KazakhstanFormats

/// The two sides of a search for words by their beginnings: what is stored, and what is asked for.
enum SearchText {
    /// What is stored: a blank before each word, in the spelling that all letters share.
    static func of(_ texts: String?...) -> String {
        " " + SearchFolding.skeleton(texts.compactMap { $0 }.joined(separator: " "))
    }

    /// What is asked for: a pattern for each word. None where nothing can be searched for.
    static func patterns(of query: String?) -> [String] {
        SearchFolding.skeleton(query ?? "").split(separator: " ").prefix(8).map { "% \($0)%" }
    }
}
