import KazakhstanFormats

/// What is wrong with a page that was answered, whatever it shows.
struct SoundPage {
    private let page: HTMLPage
    private let language: Language
    private let plugin: String

    init(_ page: HTMLPage, in language: Language, of plugin: String) {
        self.page = page
        self.language = language
        self.plugin = plugin
    }

    var objections: [(what: String, remedy: String)] {
        structure + words
            + page.unlabelled.map {
                ("has the control \($0) without a label", "give it a label with its id in `for`")
            }
    }

    private var structure: [(what: String, remedy: String)] {
        var found: [(String, String)] = []
        if page.language != language.rawValue {
            found.append(("does not say that it is in \(language.rawValue)", "set lang of html"))
        }
        if page.headings.count != 1 {
            found.append(("has \(page.headings.count) headings h1", "give it one"))
        }
        return found
    }

    private var words: [(what: String, remedy: String)] {
        let words = page.words
        let keys = words.matches(of: Self.key).filter { [plugin, "host"].contains(String($0.2)) }
        let holes = words.matches(of: /\{\{?[A-Za-z.]+\}/)
        return keys.map { ("shows the name of a text, \($0.1)", "say it in the three Locales") }
            + holes.map { ("shows the hole \($0.0)", "give the text its argument") }
            + page.headings.filter { !isPlausible($0) }.map {
                ("has the heading “\($0)”, which is not in its language", "translate it")
            }
    }

    /// A word that stands alone and is built as names of texts are.
    private static var key: Regex<(Substring, Substring, Substring)> {
        /(?:^|[^\w@.\/-])(([a-z][a-z0-9]*)(?:\.[a-z][A-Za-z0-9]+)+)(?![\w@\/-])/
    }

    /// Kazakh and Russian have Cyrillic letters. What has no letters at all is in every language.
    private func isPlausible(_ heading: String) -> Bool {
        guard language != .en, heading.contains(where: \.isLetter) else { return true }
        return heading.contains(where: \.isCyrillic)
    }
}
