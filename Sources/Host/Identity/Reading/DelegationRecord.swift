public import Foundation
public import KazakhstanFormats
public import PluginKit
import PostgresStore

/// A delegation as those whom it concerns see it.
public struct DelegationRecord: Sendable, Hashable {
    public let id: UUID
    public let giver: UUID
    public let giverName: String
    public let substitute: UUID
    public let substituteName: String
    /// Nil for all roles.
    public let role: Role?
    public let from: Day
    /// The last day.
    public let until: Day
    public let endedAt: Date?

    /// Whether it runs on a day, or will.
    public func isOpen(on day: Day) -> Bool { endedAt == nil && until >= day }

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        giver = try cells.next()
        giverName = try cells.next()
        substitute = try cells.next()
        substituteName = try cells.next()
        role = try cells.next(String?.self).flatMap(Role.init(rawValue:))
        from = try cells.next()
        until = try cells.next()
        endedAt = try cells.next()
    }
}
