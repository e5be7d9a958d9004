import Mustache

/// A text as a template sees it; an empty one counts as nothing.
struct Written: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    var isNull: Bool { renderText.isEmpty }

    init(_ text: String) { renderText = text }

    static let nothing = Written("")

    /// A text has no parts; without this the template library would look into it by reflection.
    func child(named: String) -> Any? { nil }
}
