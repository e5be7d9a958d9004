import Foundation
import PluginKit

extension FileKind {
    /// The scan of the order, or of another basis, by which an official was designated. It names persons,
    /// so it is never public.
    static let order = FileKind(
        "registry.order", title: "registry.designation.orderFiles", dataClass: .personal,
        types: [.pdf, .jpeg, .png, .tiff], megabytes: 50,
        page: { "designations/\($0.text)" },
        reading: RecordAccess(.requires(.readDesignations), reaches: Designations.isThere),
        adding: RecordAccess(.requires(.editDesignations), reaches: Designations.isCorrectable))
}

extension Designations {
    /// Whether the caller may correct the designation, and so what it rests on.
    fileprivate static func isCorrectable(_ request: Request, _ id: UUID) async throws -> Bool {
        guard let found = try await find(id, for: request) else { return false }
        for right in [.editDesignations, found.state.keeper] {
            guard try await request.may(right, for: found.bodyId) else { return false }
        }
        return true
    }

    /// Whether the caller may read the designation.
    fileprivate static func isThere(_ request: Request, _ id: UUID) async throws -> Bool {
        try await find(id, for: request) != nil
    }
}
