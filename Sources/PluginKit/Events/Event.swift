public import Foundation

/// Something that happened to one thing, told to whoever handles it once it is committed.
///
/// Its name is in the past tense, and its fields hold what was so at that moment. An event that others
/// handle lies in the plugin's API target.
///
/// ```swift
/// public struct PublicationWithdrawn: Event {
///     public static let name = "publications.publicationWithdrawn"
///     public var publicationId = UUID.blank
///     public var aggregate: UUID { publicationId }
///     public static let fields = Fields(
///         "PublicationWithdrawn", texts: "publications.withdrawn", blank: PublicationWithdrawn(),
///         [Field("publicationId", \.publicationId, .required)])
/// }
/// ```
///
/// A field may be added later: an event told before has what is blank. A field that goes or changes its
/// meaning makes another ``version``.
public protocol Event: Described {
    /// The plugin's id, a dot, and what happened: `publications.publicationWithdrawn`.
    static var name: String { get }
    /// From 1. A handler takes events of its own version and of earlier ones.
    static var version: Int { get }
    /// What it happened to. Events of one aggregate are handled in the order in which they were published;
    /// the publisher must hold the aggregate locked.
    var aggregate: UUID { get }
}

extension Event {
    public static var version: Int { 1 }
}

/// What a plugin declares of an event that it publishes.
public struct EventKind: Sendable {
    public let name: String
    public let version: Int
    public let shape: Shape

    public static func of<E: Event>(_ event: E.Type) -> EventKind {
        EventKind(name: E.name, version: E.version, shape: E.shape)
    }
}

/// An event as it is kept between its publication and its handling.
public struct KeptEvent: Sendable {
    /// Counted up; also the order within one aggregate.
    public let id: Int
    public let name: String
    public let version: Int
    public let content: JSON
    public let at: Date

    public init(id: Int, name: String, version: Int, content: JSON, at: Date) {
        self.id = id
        self.name = name
        self.version = version
        self.content = content
        self.at = at
    }
}
