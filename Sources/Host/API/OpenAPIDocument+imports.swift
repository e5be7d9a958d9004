import Foundation
import PluginKit

extension OpenAPIDocument {
    /// The operation of a plugin that takes in files; nil for one that takes none.
    func importing(_ plugin: ServingPlugin, _ schemas: inout Schemas) -> JSON.Member? {
        let kinds = plugin.contributions.imports.map { JSON.string($0.name) }
        guard !kinds.isEmpty else { return nil }
        let report: JSON = [
            "description": "What came of it; after a rehearsal, what would.",
            "content": ["application/json": ["schema": schemas.output(ImportReport.shape)]],
        ]
        let operation: JSON = [
            "operationId": .string(Self.operationId(.post, "imports", of: plugin.id)),
            "tags": [.string(plugin.id)],
            "summary": "Takes in a file: one transaction, nothing half.",
            "parameters": .array(
                ImportOrder.fields.descriptions.map { field in
                    parameter(
                        field,
                        field.name == "kind"
                            ? ["type": "string", "enum": .array(kinds)]
                            : schemas.output(field.shape.wrapped))
                }),
            "security": Self.security,
            "requestBody": ["required": true, "content": Self.file],
            "responses": .object([.init("200", report)] + Self.refusals.map(Self.told)),
        ]
        return .init("/api/v1/\(plugin.id)/imports", ["post": operation])
    }

    private static let file: JSON = [
        "text/csv": ["schema": ["type": "string"]],
        "multipart/form-data": [
            "schema": [
                "type": "object", "required": ["file"],
                "properties": ["file": ["type": "string", "contentMediaType": "text/csv"]],
            ]
        ],
    ]

    private static let refusals = [
        ("400", "The form cannot be read."), ("401", "Sign in first."), ("403", "Not permitted."),
        ("404", "No such kind of file."), ("413", "Too large."),
        ("415", "Not a kind of content that is taken."),
        ("422", "The file or a parameter is wrong; where rows are wrong, the report tells which."),
        ("503", "Try again shortly."),
    ]
}
