import Mustache
import PluginKit

/// A form as the template `host/form` sees it.
struct ShownForm: MustacheParent {
    private let drawn: Any
    private let subject: ShownSubject?

    init(_ form: Form, _ reader: Reader) {
        drawn = FormDrawing(form, reader).model.shown(to: reader)
        subject = form.words.subject.map { ShownSubject(subject: $0, reader: reader) }
    }

    func child(named name: String) -> Any? {
        name == "subject"
            ? subject ?? Written.nothing : (drawn as? any MustacheParent)?.child(named: name)
    }
}

/// What a form is about: the model of a template, and that template's name.
private struct ShownSubject: MustacheParent {
    let subject: Form.Subject
    let reader: Reader

    func child(named name: String) -> Any? {
        if name == "template" { return subject.template }
        return (subject.model.shown(to: reader) as? any MustacheParent)?.child(named: name)
    }
}
