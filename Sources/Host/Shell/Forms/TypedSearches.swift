import PluginKit

/// What was typed into the searches of a form: it narrows what may be chosen, and nothing else is done.
struct TypedSearches {
    /// The name of their buttons.
    static let button = "_search"
    private static let suffix = ".search"

    /// By the names of the fields; what is blank is not there.
    private let texts: [String: String]
    /// Whether a search is wanted, and not that the form be taken. The key Enter presses the first button of a
    /// form, whatever was meant by it; so nothing typed is no search.
    let areWanted: Bool

    init(_ pairs: [(name: String, value: String)]) {
        let typed = pairs.filter {
            $0.name.hasSuffix(Self.suffix) && !$0.value.allSatisfy(\.isWhitespace)
        }
        texts = Dictionary(
            typed.map { (String($0.name.dropLast(Self.suffix.count)), $0.value) }
        ) { $1 }
        areWanted = !texts.isEmpty && pairs.contains { $0.name == Self.button }
    }

    static func control(of field: String) -> String { field + suffix }

    /// The words of a form with what was found, and with what is chosen by its name.
    func narrowing(_ words: Form.Words, choosing values: JSON) async throws -> Form.Words {
        var words = words
        for (field, search) in words.searches {
            var offers = words.offers[field] ?? []
            if let text = texts[field] {
                offers = try await search.find(text)
                words.searches[field]?.typed = (text, offers.count)
            }
            let chosen = values[field]?.array ?? [values[field] ?? .null]
            let others = chosen.compactMap(\.string).filter { value in
                !value.isEmpty && !offers.contains { $0.value == value }
            }
            if !others.isEmpty { offers += try await search.name(others) }
            words.offers[field] = offers
        }
        return words
    }
}
