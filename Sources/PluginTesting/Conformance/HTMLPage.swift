import Foundation

/// A page as a reader gets it, taken apart as far as the host's own way of writing HTML allows.
struct HTMLPage {
    let source: String

    init(_ source: String) {
        self.source = source.replacing(/<!--.*?-->/.dotMatchesNewlines(), with: "")
    }

    var language: String? {
        source.firstMatch(of: /<html[^>]*\slang="([^"]*)"/).map { String($0.1) }
    }

    /// The texts of the headings of the first level.
    var headings: [String] {
        source.matches(of: /<h1\b[^>]*>(.*?)<\/h1>/.dotMatchesNewlines()).map {
            Self.words(of: String($0.1))
        }
    }

    /// All that a reader sees, and the texts that programs read out.
    var words: String {
        let said = source.matches(of: /\s(?:alt|title|aria-label|placeholder)="([^"]*)"/).map(\.1)
        let body = source.replacing(
            /<(script|style|textarea)\b.*?<\/\1>/.dotMatchesNewlines(), with: " ")
        return Self.words(of: ([body] + said.map(String.init)).joined(separator: " "))
    }

    /// Where its links and forms lead, within this host.
    var links: [String] {
        source.matches(of: /<(?:a|form)\b[^>]*\s(?:href|action)="(\/[^"#]*)/).map {
            String($0.1).replacing("&amp;", with: "&")
        }
    }

    /// The controls that no label belongs to, by their names.
    var unlabelled: [String] {
        let labelled = Set(source.matches(of: /<label\b[^>]*\sfor="([^"]*)"/).map(\.1))
        let bare = source.replacing(/<label\b.*?<\/label>/.dotMatchesNewlines(), with: "")
        return bare.matches(of: /<(?:input|select|textarea)\b[^>]*>/).compactMap { found in
            let tag = String(found.0)
            let isSilent = tag.contains(/\stype="(?:hidden|submit|button|reset)"/)
            let id = tag.firstMatch(of: /\sid="([^"]*)"/)?.1
            guard !isSilent, !tag.contains(/\saria-label(?:ledby)?="/),
                !(id.map { labelled.contains($0) } ?? false)
            else { return nil }
            return tag.firstMatch(of: /\sname="([^"]*)"/).map { String($0.1) } ?? tag
        }
    }

    private static func words(of html: String) -> String {
        html.replacing(/<[^>]*>/, with: " ").replacing("&#123;", with: "{")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
