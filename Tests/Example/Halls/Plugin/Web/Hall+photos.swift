import Foundation
import PluginKit

extension FileKind {
    /// Photographs of a hall: everybody sees them.
    static let photo = FileKind(
        "halls.photo", title: "halls.photo.title", dataClass: .public, types: [.jpeg, .png],
        megabytes: 5, page: { "halls/\($0.text)" },
        reading: RecordAccess(.public, reaches: isThere),
        adding: RecordAccess(.requires(.editHalls), reaches: isThere))

    private static func isThere(_ request: Request, _ id: UUID) async throws -> Bool {
        try await Hall.find(id, in: request.database) != nil
    }
}
