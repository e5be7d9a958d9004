import Foundation
import PluginKit

extension OpenAPIDocument {
    /// The operations of a plugin that takes in files, by their paths; none for one that takes none.
    func importing(_ plugin: ServingPlugin, _ schemas: inout Schemas) -> [JSON.Member] {
        let kinds = plugin.contributions.imports.map { JSON.string($0.name) }
        guard !kinds.isEmpty else { return [] }
        let base = "/api/v1/\(plugin.id)"
        let record: JSON = ["schema": schemas.output(ImportRecord.shape)]
        let told: JSON = ["description": "The import.", "content": ["application/json": record]]
        return [
            .init("\(base)/imports", ["post": taking(kinds, plugin.id, told, &schemas)]),
            .init(
                "\(base)/imports/{id}",
                [
                    "get": reading(
                        "imports/{id}", "An import: how far it is, or what came of it.",
                        of: plugin.id, told)
                ]),
            .init(
                "\(base)/imports/{id}/findings",
                [
                    "get": reading(
                        "imports/{id}/findings",
                        "The file as it was sent, with one more column: what was found about each row.",
                        of: plugin.id, Self.table)
                ]),
            .init(
                "\(base)/imports/{id}/cancellation",
                [
                    "post": reading(
                        "imports/{id}/cancellation", "Stops an import that is not over.",
                        .post, of: plugin.id, told)
                ]),
            .init(
                "\(base)/import-templates/{kind}",
                [
                    "get": reading(
                        "import-templates/{kind}",
                        "An empty file with the header of a kind, in the language asked for.",
                        of: plugin.id, Self.table,
                        parameter: ("kind", ["type": "string", "enum": .array(kinds)]))
                ]),
        ]
    }

    private func taking(
        _ kinds: [JSON], _ plugin: String, _ told: JSON, _ schemas: inout Schemas
    ) -> JSON {
        let report: JSON = [
            "description": "What came of it; after a rehearsal, what would.",
            "content": ["application/json": ["schema": schemas.output(ImportReport.shape)]],
        ]
        return [
            "operationId": .string(Self.operationId(.post, "imports", of: plugin)),
            "tags": [.string(plugin)],
            "summary":
                "Takes in a file: one transaction, nothing half. Where it takes long, or where the header Prefer says respond-async, the answer is 202 and Location tells where to ask.",
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
            "responses": Self.answers(
                [.init("200", report), .init("202", told)], Self.refusals),
        ]
    }

    private func reading(
        _ path: String, _ summary: String, _ method: Endpoint.Method = .get, of plugin: String,
        _ found: JSON,
        parameter: (name: String, schema: JSON) = ("id", ["type": "string", "format": "uuid"])
    ) -> JSON {
        [
            "operationId": .string(Self.operationId(method, path, of: plugin)),
            "tags": [.string(plugin)], "summary": .string(summary),
            "parameters": [
                [
                    "name": .string(parameter.name), "in": "path", "required": true,
                    "schema": parameter.schema,
                ]
            ],
            "security": Self.security,
            "responses": Self.answers([.init("200", found)], Self.refusalsOfReading),
        ]
    }

    private static let table: JSON = [
        "description": "A table in UTF-8.",
        "content": ["text/csv": ["schema": ["type": "string"]]],
    ]

    private static let file: JSON = .object([
        .init("text/csv", ["schema": ["type": "string"]]),
        .init(FileType.xlsx.mediaType, binary(of: FileType.xlsx.mediaType)),
        .init(
            "multipart/form-data",
            [
                "schema": [
                    "type": "object", "required": ["file"],
                    "properties": ["file": ["type": "string", "contentMediaType": "text/csv"]],
                    "additionalProperties": false,
                ]
            ]),
    ])

    private static let refusalsOfReading = [
        ("401", "Sign in first."), ("403", "Not permitted."), ("404", "There is no such thing."),
        ("503", "Try again shortly."),
    ]

    private static let refusals = [
        ("400", "The form cannot be read."), ("401", "Sign in first."), ("403", "Not permitted."),
        ("404", "No such kind of file."), ("409", "What holds is newer than the file."),
        ("413", "Too large."), ("415", "Not a kind of content that is taken."),
        ("422", "The file or a parameter is wrong; where rows are wrong, the report tells which."),
        ("503", "Try again shortly."),
    ]
}
