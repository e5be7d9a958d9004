import CountingAPI
import Foundation
import KazakhstanFormats
public import PluginKit
import RegistryAPI

/// Tells the counter what the registry calls a body: neither knows of the other.
public struct Labelling: OffersServices {
    public init() {}

    public func offer(in room: Room) {
        guard let bodies = room.services.find((any BodyDirectory).self) else { return }
        room.services.offer(BodyLabels(bodies: bodies), as: (any Labels).self)
    }
}

struct BodyLabels: Labels {
    let bodies: any BodyDirectory

    func label(of id: UUID) async throws -> String? {
        try await bodies.body(id, on: Day.today())?.name.text(in: .kk)?.text
    }
}

@_cdecl("arna_plugin_labelling")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Labelling.self) }
