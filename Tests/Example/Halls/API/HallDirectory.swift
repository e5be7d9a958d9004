public import Foundation
public import KazakhstanFormats

/// The halls, for plugins that require this one.
///
/// ```swift
/// let halls = try request.services.require((any HallDirectory).self)
/// ```
public protocol HallDirectory: Sendable {
    /// What a hall is called; nil where there is none.
    func name(of hall: UUID) async throws -> LocalizedText?
}
