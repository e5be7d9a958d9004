/// A file that a plugin makes when it is asked for, in each language at
/// `/<language>/<plugin>/<path>.<ending>`.
///
/// ```swift
/// Document("publications/{id}", .pdf, access: .public) { request in
///     let publication = try await Publication.required(request)
///     return .page(View("publications/sheet", title: …, publication.model), named: "publication")
/// }
/// ```
///
/// What is made of the same content is made once: a crowd of readers costs one run of a program.
public struct Document: Sendable {
    /// Relative to the plugin, without ending: `publications/{id}`.
    public let path: String
    public let format: Format
    public let access: Access
    /// By what it is narrowed.
    public let query: [FieldDescription]
    /// What the document says for a query, in the language of the request.
    package let write: @Sendable (Request, JSON) async throws -> Manuscript

    public init(
        _ path: String, _ format: Format, access: Access,
        write: @escaping @Sendable (Request) async throws -> Manuscript
    ) {
        self.init(path, format, access: access, by: Nothing.self) { request, _ in
            try await write(request)
        }
    }

    /// A document of what the page beside it shows, narrowed by the same query. Unlike a page it refuses
    /// what is wrong there: a file that is handed on does not show what it was asked for.
    public init<Query: Described>(
        _ path: String, _ format: Format, access: Access, by query: Query.Type,
        write: @escaping @Sendable (Request, Query) async throws -> Manuscript
    ) {
        self.path = path
        self.format = format
        self.access = access
        self.query = Query.fields.descriptions
        self.write = { request, json in
            try await write(request, Query.fields.decode(json).record)
        }
    }

    /// What kind of file it is; the raw value is the ending of its name.
    public enum Format: String, Sendable, CaseIterable {
        /// A card for an address book, RFC 6350.
        case vCard = "vcf"
        /// A page as it is printed.
        case pdf
        /// A page for a word processor.
        case docx
        /// Records for a spreadsheet.
        case xlsx
    }
}

/// What a document says, before it becomes a file.
public struct Manuscript: Sendable {
    public let content: Content
    /// What the file is called, without ending: letters of ASCII, digits and hyphens.
    public let name: String

    public enum Content: Sendable {
        case text(String)
        case page(View)
        case sheets([Sheet])
    }

    /// The file as it is.
    public static func text(_ text: String, named name: String) -> Manuscript {
        Manuscript(content: .text(text), name: name)
    }

    /// A template of the plugin, which the host prints. Nothing is fetched for it: pictures stand in it.
    public static func page(_ view: View, named name: String) -> Manuscript {
        Manuscript(content: .page(view), name: name)
    }

    /// A workbook.
    public static func sheets(_ sheets: [Sheet], named name: String) -> Manuscript {
        Manuscript(content: .sheets(sheets), name: name)
    }
}
