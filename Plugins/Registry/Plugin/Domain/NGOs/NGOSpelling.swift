import KazakhstanFormats

/// The words by which an organisation is found, in the spelling that all alphabets share.
///
/// The words of its legal form are none: nearly every name has them.
enum NGOSpelling {
    /// The words of some names, each once.
    static func words(of names: [String]) -> Set<String> {
        Set(names.flatMap(words))
    }

    /// The words of a text, in their order; those of legal forms only where there are no others. Of one that is
    /// longer than any, the beginning.
    static func words(of text: String) -> [String] {
        let words = SearchFolding.skeleton(LegalForms.known.withoutForm(text)).split(separator: " ")
            .map { String($0.prefix(longest)) }
        let own = words.filter { !ofForms.contains($0) }
        return own.isEmpty ? words : own
    }

    private static let ofForms = Set(LegalForms.known.words.map(SearchFolding.skeleton))
    /// What an index holds of a word, and of a name.
    private static let longest = 60
    private static let longestKey = 2_000

    /// The words of a name, sorted: equal for names that differ in form, order, letters and marks only.
    static func key(of name: LocalizedText) -> String {
        let words = words(of: name.kk ?? name.ru ?? name.en ?? "")
        return String(words.sorted().joined(separator: " ").prefix(longestKey))
    }

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
