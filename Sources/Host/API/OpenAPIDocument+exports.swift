import PluginKit

extension OpenAPIDocument {
    /// The operations by which a plugin gives out its records, by their paths.
    func exporting(_ plugin: ServingPlugin, _ schemas: inout Schemas) -> [JSON.Member] {
        plugin.contributions.exports.map { export in
            let parameters = (ExportOrder.fields.descriptions + export.query).map { field in
                parameter(field, schemas.output(field.shape.wrapped))
            }
            let found: JSON = [
                "description": "The records, each a line.",
                "content": [
                    "text/csv": ["schema": ["type": "string"]],
                    Self.workbook: Self.binary(of: Self.workbook),
                    "application/jsonl": [
                        "schema": [
                            "type": "string",
                            "description":
                                "A JSON object a line: see x-line. Demonstration data has one member more, notice.",
                        ],
                        "x-line": schemas.output(export.record),
                    ],
                ],
            ]
            var operation: [JSON.Member] = [
                .init(
                    "operationId",
                    .string(Self.operationId(.get, "exports/\(export.name)", of: plugin.id))),
                .init("tags", [.string(plugin.id)]),
                .init(
                    "summary",
                    .string(
                        "Gives out \(export.name): a table for people, or a JSON object a line.")),
                .init("parameters", .array(parameters)),
                .init(
                    "responses",
                    Self.answers([.init("200", found)], Self.refusalsOfExport(export.access))),
            ]
            operation += Self.access(export.access)
            return .init(
                ExportRoutes.path(of: export.name, of: plugin.id), ["get": .object(operation)])
        }
    }

    private static let workbook = FileType.xlsx.mediaType

    private static func refusalsOfExport(_ access: Access) -> [(String, String)] {
        let signedIn = [("401", "Sign in first."), ("403", "Not permitted.")]
        return (access == .public ? [] : signedIn)
            + [
                ("422", "A parameter is wrong, or a workbook has no room for so many records."),
                ("503", "Try again shortly."),
            ]
    }
}
