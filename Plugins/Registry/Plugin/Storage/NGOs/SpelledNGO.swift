import KazakhstanFormats
import PluginKit

/// What is stored beside the names of an organisation, for it to be found and put in order.
struct SpelledNGO: Sendable {
    /// The words by which it is found, its BIN among them, each once, in the order in which they are read.
    let words: [String]
    /// Those of them that a name begins with.
    let firsts: [String]
    /// The words as a search for several compares them, a blank before each.
    let search: String
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
        let names = [name.kk, name.ru, name.en, short.kk, short.ru, short.en]
            .compactMap(\.self).map { spelling(of: $0).words }
        var known: Set<String> = []
        words = (names.flatMap(\.self) + [ngo.bin?.rawValue].compactMap(\.self)).filter {
            known.insert($0).inserted
        }
        firsts = names.compactMap(\.first)
        search = " " + words.joined(separator: " ")
        key = (name.kk ?? name.ru ?? name.en).map { spelling(of: $0).key } ?? ""
        func sort(_ language: Language) -> String {
            name.text(in: language).map { spelling(of: $0.text).sort } ?? ""
        }
        sortKk = sort(.kk)
        sortRu = sort(.ru)
    }
}
