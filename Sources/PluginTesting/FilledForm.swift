import Foundation

/// A form of a page, as it is sent when only some of its fields were touched.
struct FilledForm {
    private let source: String

    /// The first form that is sent with the names of fields, or else the one that is sent to a place.
    init(of page: String, with names: Set<String>, sentTo target: String) {
        let forms = page.matches(of: /<form\b[^>]*>.*?<\/form>/.dotMatchesNewlines())
            .map { String($0.0) }
            .filter { $0.contains("name=\"_csrf\"") }
        source =
            forms.first { form in
                Self.standing(in: form).contains { names.contains($0.name) && $0.name != "_csrf" }
            }
            ?? forms.first { $0.contains("action=\"\(target)\"") } ?? forms.first ?? ""
    }

    /// What is sent: what stands in the form, and in the place of it what was filled in.
    func filled(with given: [(String, String)]) -> [(String, String)] {
        let names = Set(given.map(\.0))
        let kept = Self.standing(in: source).filter { !names.contains($0.name) && $0.isSent }
        return kept.map { ($0.name, $0.value) } + given
    }

    private struct Control {
        let name: String
        let value: String
        /// A box that is not ticked is not sent.
        let isSent: Bool
    }

    private static func standing(in form: String) -> [Control] {
        let control =
            /<input\b[^>]*>|<textarea\b[^>]*>.*?<\/textarea>|<select\b[^>]*>.*?<\/select>/
            .dotMatchesNewlines()
        return form.matches(of: control).compactMap { found in
            let text = String(found.0)
            let tag = String(text.prefix { $0 != ">" })
            guard let name = attribute("name", of: tag), !tag.contains(/\sdisabled\b/) else {
                return nil
            }
            switch text.prefix(4) {
            case "<tex": return Control(name: name, value: lines(of: text), isSent: true)
            case "<sel":
                let chosen = chosen(in: text)
                return Control(name: name, value: chosen ?? "", isSent: chosen != nil)
            default: return input(tag, named: name)
            }
        }
    }

    private static func input(_ tag: String, named name: String) -> Control? {
        let value = attribute("value", of: tag)
        switch attribute("type", of: tag) {
        case "checkbox", "radio":
            return Control(name: name, value: value ?? "on", isSent: tag.contains(/\schecked\b/))
        case "submit", "button", "reset", "file", "image": return nil
        default: return Control(name: name, value: value ?? "", isSent: true)
        }
    }

    private static func lines(of area: String) -> String {
        let text = area.drop { $0 != ">" }.dropFirst().dropLast("</textarea>".count)
        return decoded(text.first?.isNewline == true ? text.dropFirst() : text)
    }

    /// The first option, where none is chosen.
    private static func chosen(in list: String) -> String? {
        let options = list.matches(of: /<option\b([^>]*)>([^<]*)/)
        return (options.first { $0.1.contains(/\sselected\b/) } ?? options.first).map {
            attribute("value", of: String($0.1)) ?? decoded($0.2)
        }
    }

    private static func attribute(_ name: String, of tag: String) -> String? {
        tag.matches(of: /\s([a-z-]+)="([^"]*)"/).first { $0.1 == name }.map { decoded($0.2) }
    }

    private static func decoded(_ text: Substring) -> String {
        [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"),
            ("&#96;", "`"), ("&#61;", "="), ("&#47;", "/"), ("&#123;", "{"), ("&amp;", "&"),
        ].reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
