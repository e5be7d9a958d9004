import Foundation
import HallsAPI
import KazakhstanFormats
import PluginKit

/// The halls as other plugins see them.
struct StoredHalls: HallDirectory {
    let database: Database

    func name(of hall: UUID) async throws -> LocalizedText? {
        try await Hall.find(hall, in: database)?.name
    }
}
