import KazakhstanFormats

/// The words by which an organisation is found, in the spelling that all alphabets share, of one of its names.
///
/// The words of its legal form are none: nearly every name has them.
struct NGOSpelling: Sendable {
    /// In their order; those of legal forms only where there are no others. Of one that is longer than any, the
    /// beginning.
    let words: [String]
    /// The name as lists are ordered by it: without its form, and no longer than an index can hold.
    let sort: String

    init(_ name: String) {
        let rest = LegalForms.known.withoutForm(name)
        sort = String(rest.unicodeScalars.prefix(300))
        let words = SearchFolding.skeleton(rest).split(separator: " ").map {
            String($0.prefix(Self.longest))
        }
        let own = words.filter { !Self.ofForms.contains($0) }
        self.words = own.isEmpty ? words : own
    }

    /// The words, sorted: equal for names that differ in form, order, letters and marks only.
    var key: String { String(words.sorted().joined(separator: " ").prefix(Self.longestKey)) }

    private static let ofForms = Set(LegalForms.known.words.map(SearchFolding.skeleton))
    /// What an index holds of a word, and of a name.
    private static let longest = 60
    private static let longestKey = 2_000

    /// The words of a text that was typed.
    static func words(of text: String) -> [String] { NGOSpelling(text).words }

    /// Whether two words differ by one letter more, less or other, or by two that changed places.
    static func isSlip(_ typed: String, of word: String) -> Bool {
        let typed = Array(typed.utf8)
        let word = Array(word.utf8)
        var start = 0
        while start < min(typed.count, word.count), typed[start] == word[start] { start += 1 }
        let (first, second) = (typed[start...], word[start...])
        switch first.count - second.count {
        case 0:
            return first.dropFirst().elementsEqual(second.dropFirst())
                || first.prefix(2).reversed().elementsEqual(second.prefix(2))
                    && first.dropFirst(2).elementsEqual(second.dropFirst(2))
        case 1: return first.dropFirst().elementsEqual(second)
        case -1: return first.elementsEqual(second.dropFirst())
        default: return false
        }
    }
}
