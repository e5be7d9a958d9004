import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

/// The directory that other plugins read, over the tables.
struct StoredBodies: BodyDirectory {
    let database: Database

    func body(_ id: UUID, on day: Day) async throws -> NamedBody? {
        try await Bodies.find(id, on: day, from: database).flatMap { body in
            BodyLevel(rawValue: body.level.rawValue).map {
                NamedBody(id: body.id, name: body.name, level: $0)
            }
        }
    }
}
