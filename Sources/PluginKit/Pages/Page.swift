/// One page of a plugin below `/<language>/<plugin>/`.
///
/// Pages are made by ``view`` for what is looked at, by ``form`` for what is filled in, and by ``act``
/// for a button.
public struct Page: Sendable {
    /// Relative to the plugin: `publications/{id}`; empty for the plugin's first page.
    public let path: String
    public let access: Access
    public let kind: Kind
    /// What stands around what it shows.
    public internal(set) var surroundings = Surroundings.site
    /// How often one client may send it.
    public internal(set) var limit: ClientLimit?

    public enum Kind: Sendable {
        case view(query: [FieldDescription], @Sendable (Request, JSON, Paging) async throws -> View)
        case form(FormPage)
        case act(@Sendable (Request) async throws -> Destination)
    }

    /// What a button does: only sent, never opened.
    public static func act(
        _ path: String, _ access: Access,
        _ act: @escaping @Sendable (Request) async throws -> Destination
    ) -> Page {
        Page(path: path, access: access, kind: .act(act))
    }

    /// A page that is looked at. Its query is read as leniently as a link deserves: what is wrong in it
    /// is passed over.
    public static func view<Query: Described>(
        _ path: String, _ access: Access, by query: Query.Type,
        _ show: @escaping @Sendable (Request, Query, Paging) async throws -> View
    ) -> Page {
        Page(
            path: path, access: access,
            kind: .view(query: Query.fields.descriptions) { request, json, paging in
                let query = (try? Query.fields.decode(json).record) ?? Query.fields.blank
                return try await show(request, query, paging)
            })
    }

    /// A page with a form. What is refused comes back as it was filled in, with a message at each
    /// field that is wrong. Where the form changes a record with revisions, one that was opened before somebody
    /// else changed the record is refused once, with what was filled in.
    /// - Parameters:
    ///   - prepare: What the form shows at first, and the words around it.
    ///   - submit: Does what the form is for and says where to go, as a path relative to the plugin.
    public static func form<Record: Described>(
        _ path: String, _ access: Access, of record: Record.Type,
        prepare: @escaping @Sendable (Request) async throws -> Form.Content<Record>,
        submit: @escaping @Sendable (Request, Given<Record>) async throws -> Destination
    ) -> Page {
        Page(
            path: path, access: access,
            kind: .form(
                FormPage(
                    fields: Record.fields.descriptions.filter { !$0.options.isReadOnly },
                    prepare: { request in
                        let content = try await prepare(request)
                        return FormPage.Prepared(
                            words: content.words,
                            values: try JSONParser.parse(content.record.written.bytes),
                            revision: content.revision, view: content.view)
                    },
                    submit: { request, json, seen in
                        let content = try await prepare(request)
                        if let seen, let revision = content.revision, seen != revision {
                            throw Stale()
                        }
                        let given =
                            content.isChange
                            ? try Record.fields.decode(json, onto: content.record)
                            : try Record.fields.decode(json)
                        return try await submit(request, given)
                    })))
    }
}

/// A page to be shown: a template of the plugin with what it shows.
public struct View: Sendable {
    /// `publications/list`
    public let template: String
    public let title: Message
    public let model: Model
    public init(_ template: String, title: Message, _ model: Model) {
        self.template = template
        self.title = title
        self.model = model
    }
}

/// What a page throws that is to be found elsewhere by now: whoever looks is led there.
public struct Moved: Error {
    public let destination: Destination
    public init(to destination: Destination) { self.destination = destination }
}

/// Where a form or a button leads when it was taken.
public struct Destination: Sendable {
    public let kind: Kind

    public enum Kind: Sendable {
        case page(path: String, notice: Message?)
        case view(View)
    }

    /// Another page, relative to the plugin, where the notice is said once.
    public init(_ path: String, notice: Message? = nil) {
        kind = .page(path: path, notice: notice)
    }

    /// A page that exists only as this answer: with something that is shown once.
    public static func showing(_ view: View) -> Destination { Destination(kind: .view(view)) }

    private init(kind: Kind) { self.kind = kind }
}
