import PluginKit

extension OpenAPIDocument {
    /// The answers of an operation: what was asked for, and refusals, in the order of their statuses.
    /// - Parameters:
    ///   - found: By their statuses, each a response.
    ///   - refusals: With one sentence each. That the client called too often goes without saying.
    static func answers(
        _ found: [JSON.Member], _ refusals: [(String, String)], limit: ClientLimit? = nil
    ) -> JSON {
        let told = found.map { JSON.Member($0.name, $0.value.with("headers", quotaHeaders)) }
        let refused = (refusals + [("429", tooOften(limit))]).map(refusal)
        return .object((told + refused).sorted { $0.name < $1.name })
    }

    /// A refusal, told as a problem.
    private static func refusal(_ status: String, _ description: String) -> JSON.Member {
        var members: [JSON.Member] = [.init("description", .string(description))]
        switch status {
        case "429": members.append(.init("headers", quotaHeaders.with("Retry-After", retryAfter)))
        case "503": members.append(.init("headers", ["Retry-After": retryAfter]))
        default: break
        }
        members.append(
            .init(
                "content",
                ["application/problem+json": ["schema": Schemas.reference("Problem")]]))
        return .init(status, .object(members))
    }

    private static func tooOften(_ limit: ClientLimit?) -> String {
        let ofAll = "Called too often: see RateLimit-Policy and Retry-After."
        guard let limit else { return ofAll }
        return ofAll
            + " One client may do this \(limit.times) times in \(limit.window.components.seconds) seconds."
    }

    private static let quotaHeaders: JSON = [
        "RateLimit-Policy": ["$ref": "#/components/headers/RateLimit-Policy"],
        "RateLimit": ["$ref": "#/components/headers/RateLimit"],
    ]

    private static let retryAfter: JSON = ["$ref": "#/components/headers/Retry-After"]

    /// The header fields that many answers have.
    static let headers: JSON = [
        "RateLimit-Policy": [
            "description":
                "How many calls (q) one client has in so many seconds (w): a token, or an address without one. Absent where this installation sets no limit. Source: draft-ietf-httpapi-ratelimit-headers.",
            "schema": ["type": "string"], "example": "\"token\";q=3000;w=60",
        ],
        "RateLimit": [
            "description":
                "How many calls are left (r), and in how many seconds all are there again (t).",
            "schema": ["type": "string"], "example": "\"token\";r=2999;t=60",
        ],
        "Retry-After": [
            "description": "In how many seconds to try again.",
            "schema": ["type": "integer", "minimum": 1],
        ],
    ]
}

extension JSON {
    /// The object with one member more.
    func with(_ name: String, _ value: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + [.init(name, value)])
    }
}
