public import Foundation
public import KazakhstanFormats

/// The state bodies of the registry, for plugins that require it.
///
/// ```swift
/// let bodies = try request.services.require((any BodyDirectory).self)
/// ```
public protocol BodyDirectory: Sendable {
    /// What a body is called on a day and where it stands; nil where it is not on that day.
    func body(_ id: UUID, on day: Day) async throws -> NamedBody?
}

/// A state body as a document of a day names it.
public struct NamedBody: Sendable, Hashable {
    public let id: UUID
    public let name: LocalizedText
    public let level: BodyLevel

    public init(id: UUID, name: LocalizedText, level: BodyLevel) {
        self.id = id
        self.name = name
        self.level = level
    }
}

/// Where a body stands in the state. Source: REG-1.
public enum BodyLevel: String, Sendable, CaseIterable {
    case central
    /// Of an oblast or a city of republican significance.
    case regional
    /// Of a department (управление, басқарма) of those.
    case regionalDepartment
    /// Of a district, a city of oblast significance or a district of a city.
    case district
}
