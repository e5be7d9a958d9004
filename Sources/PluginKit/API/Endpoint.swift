public import Foundation

/// One operation of an API: declared once, and from the declaration come its route, the check of
/// rights, the reading and checking of its input, and its description in OpenAPI.
///
/// It is made by one of the five verbs of ``Endpoint``: `read`, `list`, `create`, `change`, `act`.
public struct Endpoint: Sendable {
    public enum Method: String, Sendable { case get, post, put }

    public let method: Method
    /// Relative to `/api/v1/<plugin>/`: `publications/{id}`.
    public let path: String
    public let access: Access
    /// One sentence in English for the API description.
    public let summary: String
    public let query: [FieldDescription]
    public let takesPaging: Bool
    public let input: Shape?
    /// Whether the caller must name the revision that it saw in `If-Match`.
    public var needsRevision = false
    /// How often one client may call it.
    public internal(set) var limit: ClientLimit?
    /// That it is to be called no longer.
    public internal(set) var deprecation: Deprecation?
    public let output: Output
    /// An input that works, for the description and the compatibility suite.
    public let example: JSON?
    /// Reads an input as the endpoint does before it acts: what the example must pass.
    package var read: @Sendable (JSON) throws -> Void = { _ in }
    public let handle: @Sendable (Call) async throws -> Answer

    /// What an endpoint answers with.
    public enum Output: Sendable {
        case one(Shape)
        case created(Shape)
        case listing(Shape)

        /// The shape of a record, alone or among others.
        public var record: Shape {
            switch self {
            case .one(let shape), .created(let shape), .listing(let shape): shape
            }
        }
    }

    /// A request as it reached an endpoint.
    public struct Call: Sendable {
        public let request: Request
        public let query: JSON
        public let paging: Paging
        /// The parsed body; null where the endpoint takes none.
        public let body: JSON
        /// The revision that `If-Match` names.
        public let expectedRevision: Int?

        public init(
            request: Request, query: JSON, paging: Paging, body: JSON, expectedRevision: Int?
        ) {
            self.request = request
            self.query = query
            self.paging = paging
            self.body = body
            self.expectedRevision = expectedRevision
        }
    }

    /// What an endpoint gives back to the host.
    public struct Answer: Sendable {
        public let json: JSONWriter
        /// The revision for `ETag`.
        public let revision: Int?
        /// The id of a created record, for `Location`; nil where it is not read by that.
        public let createdId: String?
    }
}

/// A record with a revision that grows with every change of it: its `ETag`.
public protocol Revised {
    var revision: Int { get }
}

/// A record that is found by an id.
public protocol Identified {
    var id: UUID { get }
}

/// The record must be named with the revision that is changed.
struct RevisionRequired: Refusal {
    var consequence: Consequence { .unconditional }
    var message: Message { "host.refusal.revisionRequired" }
}
