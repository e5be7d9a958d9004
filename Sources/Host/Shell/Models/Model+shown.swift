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
        case .object(let members): ShownObject(members: members, reader: reader)
        case .form(let form): FormDrawing(form, reader).model.shown(to: reader)
        case .paging(let total, let paging):
            PagingLinks(total, paging, reader).model.shown(to: reader)
        }
    }
}

/// An object of a model: its members by name.
struct ShownObject: MustacheParent {
    let members: [String: Model]
    let reader: Reader

    func child(named name: String) -> Any? { members[name]?.shown(to: reader) }
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
        if case .object(let members) = model, let member = members[name] {
            return member.shown(to: reader)
        }
        return reader.word(name)
    }
}
