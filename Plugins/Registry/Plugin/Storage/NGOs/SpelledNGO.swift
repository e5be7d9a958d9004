import KazakhstanFormats
import PluginKit

/// What is stored beside the names of an organisation, for it to be found and put in order.
struct SpelledNGO: Sendable {
    let wording: NGOWording
    let key: String
    /// The name without its legal form.
    let sortKk: String
    let sortRu: String

    init(_ ngo: NGO) {
        var spelled: [String: NGOSpelling] = [:]
        func spelling(of text: String) -> NGOSpelling {
            if let known = spelled[text] { return known }
            let made = NGOSpelling(text)
            spelled[text] = made
            return made
        }
        let name = ngo.name
        let short = ngo.shortName ?? LocalizedText()
        wording = NGOWording(
            of: [name.kk, name.ru, name.en, short.kk, short.ru, short.en].compactMap(\.self)
                .map { spelling(of: $0).words },
            bins: [ngo.bin?.rawValue].compactMap(\.self))
        key = (name.kk ?? name.ru ?? name.en).map { spelling(of: $0).key } ?? ""
        func sort(_ language: Language) -> String {
            name.text(in: language).map { spelling(of: $0.text).sort } ?? ""
        }
        sortKk = sort(.kk)
        sortRu = sort(.ru)
    }
}

/// The words by which an organisation is found, as they stand in the tables.
struct NGOWording: Sendable {
    /// Each once, in the order in which they are read, BINs last.
    let words: [String]
    /// Those that a name begins with.
    let firsts: [String]
    /// As a search for several compares them: a blank before each.
    var search: String { " " + words.joined(separator: " ") }

    /// - Parameter names: The words of each name.
    init(of names: [[String]], bins: [String]) {
        var known: Set<String> = []
        words = (names.flatMap(\.self) + bins).filter { known.insert($0).inserted }
        firsts = names.compactMap(\.first)
    }
}
