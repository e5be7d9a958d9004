import Synchronization

/// The typed services that plugins offer each other.
///
/// A provider declares a protocol in its API target and offers a value of it; a plugin that names the
/// provider in `requires` finds it by the protocol:
///
/// ```swift
/// let bodies = try request.services.require((any PublicationDirectory).self)
/// ```
public final class Services: Sendable {
    private let offered = Mutex<[ObjectIdentifier: any Sendable]>([:])

    public init() {}

    /// Puts a service in place. A later offer of the same type takes the place of the earlier one.
    public func offer<Service: Sendable>(_ service: Service, as type: Service.Type) {
        offered.withLock { $0[ObjectIdentifier(type)] = service }
    }

    /// The service, or nil where no running plugin offers it.
    public func find<Service: Sendable>(_ type: Service.Type) -> Service? {
        offered.withLock { $0[ObjectIdentifier(type)] } as? Service
    }

    /// The service of a plugin that the caller requires.
    public func require<Service: Sendable>(_ type: Service.Type) throws(ServiceMissing) -> Service {
        guard let service = find(type) else { throw ServiceMissing(name: String(describing: type)) }
        return service
    }
}

/// A service that nobody offers: its provider is switched off or was set aside.
public struct ServiceMissing: Error, CustomStringConvertible {
    public let name: String
    public var description: String { "no running plugin offers \(name)" }
}
