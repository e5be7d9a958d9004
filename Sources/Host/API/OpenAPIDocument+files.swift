import PluginKit

extension OpenAPIDocument {
    /// The operations of a plugin that keeps files which take or give bytes, by their paths; the others
    /// are endpoints like any.
    func filing(
        _ plugin: ServingPlugin, _ schemas: inout Schemas
    ) -> [(path: String, operation: JSON.Member)] {
        let kinds = plugin.contributions.files
        guard !kinds.isEmpty else { return [] }
        let base = "/api/v1/\(plugin.id)/files"
        return [
            (base, .init("post", adding(kinds, plugin.id, &schemas))),
            ("\(base)/{id}/content", .init("get", giving(kinds, plugin.id))),
        ]
    }

    private func adding(
        _ kinds: [FileKind], _ plugin: String, _ schemas: inout Schemas
    ) -> JSON {
        let names: JSON = .array(kinds.map { .string($0.name) })
        let made: JSON = [
            "description": "Kept.",
            "content": ["application/json": ["schema": schemas.output(KeptFile.shape)]],
        ]
        return [
            "operationId": .string(Self.operationId(.post, "files", of: plugin)),
            "tags": [.string(plugin)],
            "summary": "Adds a file to a record: its content is compared with its type.",
            "parameters": .array(
                NewFileOfRecord.fields.descriptions.map { field in
                    parameter(
                        field,
                        field.name == "kind"
                            ? ["type": "string", "enum": names]
                            : schemas.output(field.shape.wrapped))
                }),
            "security": Self.security,
            "requestBody": ["required": true, "content": Self.bytes(of: kinds)],
            "responses": Self.answers([.init("201", made)], Self.refusalsOfAdding),
        ]
    }

    private func giving(_ kinds: [FileKind], _ plugin: String) -> JSON {
        var members: [JSON.Member] = [
            .init(
                "operationId", .string(Self.operationId(.get, "files/{id}/content", of: plugin))),
            .init("tags", [.string(plugin)]),
            .init("summary", "The bytes of a file; its ETag is their SHA-256."),
            .init(
                "parameters",
                [
                    [
                        "name": "id", "in": "path", "required": true,
                        "schema": ["type": "string", "minLength": 1],
                    ]
                ]),
        ]
        if Filing(kinds: kinds).readers != .public {
            members.append(.init("security", Self.security))
        }
        let content: JSON = .object(Self.types(of: kinds).map { .init($0, Self.binary(of: $0)) })
        let found: JSON = ["description": "The file.", "content": content]
        members.append(
            .init(
                "responses",
                Self.answers(
                    [.init("200", found), .init("304", ["description": "Not changed."])],
                    Self.refusalsOfGiving)))
        return .object(members)
    }

    private static func types(of kinds: [FileKind]) -> [String] {
        FileType.allCases.filter { type in kinds.contains { $0.types.contains(type) } }
            .map(\.mediaType)
    }

    /// The file alone, or in a form.
    private static func bytes(of kinds: [FileKind]) -> JSON {
        let types = types(of: kinds)
        return .object(
            types.map { .init($0, binary(of: $0)) } + [
                .init(
                    "multipart/form-data",
                    [
                        "schema": [
                            "type": "object", "required": ["file"],
                            "properties": [
                                "file": ["type": "string", "format": "binary"]
                            ],
                            "additionalProperties": false,
                        ],
                        "encoding": [
                            "file": ["contentType": .string(types.joined(separator: ", "))]
                        ],
                    ])
            ])
    }

    static func binary(of type: String) -> JSON {
        ["schema": ["type": "string", "contentMediaType": .string(type)]]
    }

    private static let refusalsOfGiving = [
        ("401", "Sign in first."), ("403", "Not permitted."), ("404", "There is no such file."),
        ("503", "Try again shortly."),
    ]

    private static let refusalsOfAdding = [
        ("400", "The form cannot be read."), ("401", "Sign in first."), ("403", "Not permitted."),
        ("404", "No such record, or no such kind of file."), ("413", "Too large."),
        ("415", "Not a type of file that is taken."),
        (
            "422",
            "The file is empty, its content is of another type, its name or a parameter is wrong, or the antivirus found something."
        ),
        ("503", "Not scanned, or too many files at once: try again shortly."),
    ]
}
