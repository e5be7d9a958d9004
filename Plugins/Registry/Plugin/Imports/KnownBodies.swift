import Foundation
import KazakhstanFormats
import PluginKit

/// What is recorded already of the bodies that some rows of a file are about.
struct KnownBodies: Sendable {
    private let byKey: BodyDirectoryByKey
    private let byName: BodiesByName
    private let bodies: [UUID: Body]

    /// - Parameter effectiveOn: The day from which the file says what bodies are called and where they
    ///   stand: it is compared with that day then, all else with today.
    static func read(
        for rows: [BodyRow], from effectiveOn: Day?, in change: Change
    ) async throws -> KnownBodies {
        let byKey = try await BodyDirectoryByKey.read(Set(rows.flatMap(\.keys)), in: change)
        let byName = try await BodiesByName.read(rows.compactMap(\.signature), in: change)
        let ids = byKey.ids.union(byName.ids)
        var bodies = try await Bodies.find(ids, near: change.request.today, from: change)
        if let effectiveOn {
            for (id, then) in try await Bodies.find(ids, near: effectiveOn, from: change) {
                bodies[id]?.stand(as: then)
            }
        }
        return KnownBodies(byKey: byKey, byName: byName, bodies: bodies)
    }

    /// The body of a row; nil for a new one.
    func find(_ row: BodyRow) throws -> Body? {
        let known = try row.keys.lazy.compactMap { try byKey.find($0) }.first
        if row.id != nil, known == nil { throw InvalidFields(.registry("/id", "unknownBody")) }
        let named = try row.signature.flatMap { try byName.find($0) }
        return (known ?? named).flatMap { bodies[$0] }
    }
}

extension Body {
    /// Takes the name and the place in the tree of another day.
    mutating func stand(as other: Body) {
        (name, shortName) = (other.name, other.shortName)
        (parentId, katoCode) = (other.parentId, other.katoCode)
    }
}
