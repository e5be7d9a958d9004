import KazakhstanFormats
import PluginKit

/// The description of every endpoint that is served, as OpenAPI 3.1 tells it.
///
/// It is made from the declarations that serve the requests, so it cannot say anything else.
struct OpenAPIDocument {
    let plugins: [ServingPlugin]

    var json: JSON {
        let described = plugins.map(operations)
        let schemas = described.flatMap(\.schemas.members) + Self.schemas
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Arna",
                "description": "The channel between the state and civil society.",
                "version": "1",
                "license": ["name": "see the operator of this installation", "identifier": "NONE"],
            ],
            "servers": [["url": "/"]],
            "tags": .array(
                plugins.map { plugin in
                    [
                        "name": .string(plugin.id),
                        "description": .string(plugin.manifest.description),
                    ]
                }),
            "paths": .object(described.flatMap(\.paths)),
            "components": .object([
                .init("schemas", .object(schemas)), .init("headers", Self.headers),
                .init("securitySchemes", ["bearer": ["type": "http", "scheme": "bearer"]]),
            ]),
        ]
    }

    /// What a plugin serves by its paths, and the records that it takes and tells.
    private func operations(
        of plugin: ServingPlugin
    ) -> (paths: [JSON.Member], schemas: Schemas) {
        var schemas = Schemas(of: plugin.id)
        var order: [String] = []
        var methods: [String: [JSON.Member]] = [:]
        func add(_ operation: JSON.Member, at path: String) {
            if methods[path] == nil { order.append(path) }
            methods[path, default: []].append(operation)
        }
        for endpoint in plugin.contributions.endpoints {
            let path = "/api/v1/\(plugin.id)/\(endpoint.path)"
            add(
                .init(
                    endpoint.method.rawValue,
                    operation(endpoint, of: plugin.id, at: path, &schemas)), at: path)
        }
        for (path, operation) in filing(plugin, &schemas) { add(operation, at: path) }
        let others = importing(plugin, &schemas) + exporting(plugin, &schemas)
        return (order.map { .init($0, .object(methods[$0] ?? [])) } + others, schemas)
    }

    /// What all plugins have in common.
    private static let schemas: [JSON.Member] = [
        .init("LocalizedText", Schemas.localized), .init("Problem", problem),
    ]

    private func operation(
        _ endpoint: Endpoint, of plugin: String, at path: String, _ schemas: inout Schemas
    ) -> JSON {
        var members: [JSON.Member] = [
            .init(
                "operationId", .string(Self.operationId(endpoint.method, endpoint.path, of: plugin))
            ),
            .init("tags", [.string(plugin)]),
            .init("summary", .string(endpoint.summary)),
            .init("parameters", .array(parameters(of: endpoint, at: path, &schemas))),
        ]
        members += Self.access(endpoint.access)
        if let input = endpoint.input {
            let schema = endpoint.method == .put ? schemas.change(input) : schemas.input(input)
            var content: [JSON.Member] = [.init("schema", schema)]
            if let example = endpoint.example { content.append(.init("example", example)) }
            members.append(
                .init(
                    "requestBody",
                    ["required": true, "content": ["application/json": .object(content)]]))
        }
        if endpoint.deprecation != nil { members.append(.init("deprecated", true)) }
        members.append(.init("responses", responses(of: endpoint, &schemas)))
        return .object(members)
    }

    static let security: JSON = [["bearer": []]]

    /// What is said of an operation that is not open to anyone.
    static func access(_ access: Access) -> [JSON.Member] {
        switch access {
        case .public: []
        case .signedIn: [.init("security", security)]
        case .requires(let permission):
            [.init("security", security), .init("x-permission", .string(permission.id))]
        }
    }

    static func operationId(
        _ method: Endpoint.Method, _ path: String, of plugin: String
    ) -> String {
        let words = "\(method.rawValue)/\(plugin)/\(path)"
            .split { "/{}-".contains($0) }
        return words.enumerated().map {
            $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst()
        }
        .joined()
    }

    private func parameters(
        of endpoint: Endpoint, at path: String, _ schemas: inout Schemas
    ) -> [JSON] {
        var found: [JSON] = path.pathParameters.map { name in
            [
                "name": .string(name), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1],
            ]
        }
        for field in endpoint.query {
            found.append(parameter(field, schemas.output(field.shape.wrapped)))
        }
        if endpoint.takesPaging { found += Self.pagingParameters }
        if endpoint.needsRevision {
            found.append([
                "name": "If-Match", "in": "header", "required": true,
                "schema": ["type": "string"],
            ])
        }
        return found
    }

    func parameter(_ field: FieldDescription, _ schema: JSON) -> JSON {
        [
            "name": .string(field.name), "in": "query",
            "required": .bool(field.options.isRequired), "schema": schema,
        ]
    }

    private static let pagingParameters: [JSON] = [
        [
            "name": "page", "in": "query", "required": false,
            "schema": ["type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1],
        ],
        [
            "name": "perPage", "in": "query", "required": false,
            "schema": [
                "type": "integer", "minimum": 1, "maximum": .number(String(Paging.perPageLimit)),
                "default": 20,
            ],
        ],
        ["name": "sort", "in": "query", "required": false, "schema": ["type": "string"]],
    ]

    private func responses(of endpoint: Endpoint, _ schemas: inout Schemas) -> JSON {
        let (status, schema): (String, JSON) =
            switch endpoint.output {
            case .one(let shape): ("200", schemas.output(shape))
            case .created(let shape): ("201", schemas.output(shape))
            case .listing(let shape): ("200", schemas.listing(of: shape))
            }
        let found: [JSON.Member] = [
            .init(
                status,
                [
                    "description": status == "201" ? "Made." : "Found.",
                    "content": ["application/json": ["schema": schema]],
                ])
        ]
        return Self.answers(found, refusals(of: endpoint), limit: endpoint.limit)
    }

    private func refusals(of endpoint: Endpoint) -> [(String, String)] {
        var found = [("400", "The request cannot be read."), ("404", "There is no such thing.")]
        if endpoint.access != .public {
            found += [("401", "Sign in first."), ("403", "Not permitted.")]
        }
        if endpoint.input != nil {
            found += [
                ("409", "It contradicts what is there."), ("413", "Too large."),
                ("415", "Not a kind of content that is taken."),
            ]
        }
        if endpoint.needsRevision {
            found += [("412", "Changed meanwhile."), ("428", "Name the revision in If-Match.")]
        }
        found += [("422", "A rule is broken."), ("503", "Try again shortly.")]
        return found
    }

    private static let problem: JSON = [
        "type": "object",
        "required": ["type", "title", "status", "id"],
        "properties": [
            "type": ["type": "string"],
            "title": ["type": "string"],
            "status": ["type": "integer"],
            "id": ["type": "string"],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object",
                    "required": ["pointer", "code", "message"],
                    "properties": [
                        "pointer": ["type": "string"], "code": ["type": "string"],
                        "message": ["type": "string"],
                    ],
                    "additionalProperties": false,
                ],
            ],
        ],
        "additionalProperties": false,
    ]
}
