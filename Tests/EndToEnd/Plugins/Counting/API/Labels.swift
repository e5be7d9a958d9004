public import Foundation

/// How somebody else calls what is counted. Nobody need offer it.
public protocol Labels: Sendable {
    func label(of id: UUID) async throws -> String?
}
