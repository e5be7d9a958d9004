import KazakhstanFormats
import Mustache
import PluginKit

extension Model {
    /// The model as a template sees it. What is there but empty ends the search for a name, so that
    /// a row without a note does not show the note of what stands around it.
    func shown(to reader: Reader) -> Any {
        switch self {
        case .none: Written.nothing
        case .text(let text): Written(text)
        case .flag(let flag): flag
        case .list(let elements): ShownList(elements: elements, reader: reader)
        case .words(let words, let language): ShownWords(words: words, language: language)
        case .object(let members): ShownObject(members: members, reader: reader)
        case .form(let form): ShownForm(form, reader)
        case .paging(let total, let paging):
            PagingLinks(total, paging, reader).model.shown(to: reader)
        case .export(let name): ExportLinks(name, reader).model.shown(to: reader)
        }
    }
}

/// An object of a model: its members by name.
struct ShownObject: MustacheParent {
    let members: [String: Model]
    let reader: Reader

    func child(named name: String) -> Any? {
        name == ShownWords.marked ? nil : members[name]?.shown(to: reader)
    }
}

/// Words of a model with their language, drawn by the template `host/text` or part by part.
struct ShownWords: MustacheParent {
    let words: String
    let language: Language?

    /// The name that only words answer to, because it is put in unescaped.
    static let marked = "marked"

    func child(named name: String) -> Any? {
        switch name {
        case Self.marked: Written(html)
        case "text": Written(words)
        case "lang": Written(language?.rawValue ?? "")
        default: nil
        }
    }

    /// The words as HTML, escaped here, since the template puts them in as they are.
    private var html: String {
        let escaped = HTMLText.escaped(words)
        guard let language else { return escaped }
        return "<span lang=\"\(language.rawValue)\">\(escaped)</span>"
    }
}

/// A list of a model, drawn once for each element.
struct ShownList: MustacheSequence, MustacheParent {
    let elements: [Model]
    let reader: Reader

    func makeIterator() -> some IteratorProtocol<Any> {
        elements.lazy.map { $0.shown(to: reader) }.makeIterator()
    }

    /// `{{#rows.any}}` asks whether there is an element, without drawing each.
    func child(named name: String) -> Any? { name == "any" ? !elements.isEmpty : nil }
}

/// All that a template of a page sees: its model, and behind it the words of the frame.
struct ShownPage: MustacheParent {
    let model: Model
    let reader: Reader

    func child(named name: String) -> Any? {
        if case .object(let members) = model, name != ShownWords.marked,
            let member = members[name]
        {
            return member.shown(to: reader)
        }
        return reader.word(name)
    }
}
