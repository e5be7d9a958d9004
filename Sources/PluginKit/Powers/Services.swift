import Synchronization

/// The typed services that plugins offer each other.
///
/// A provider declares a protocol in its API target and offers a value of it; a plugin that names the
/// provider in `requires` finds it by the protocol:
///
/// ```swift
/// let publications = try request.services.require((any PublicationDirectory).self)
/// ```
///
/// One that names it in `uses` asks whether it is there:
///
/// ```swift
/// if let publications = request.services.find((any PublicationDirectory).self) { … }
/// ```
///
/// A service is asked for each time, never kept: its plugin may turn out broken after it has booted.
public struct Services: Sendable {
    private let shelf: Shelf
    /// Who offers; nil is the host.
    private let provider: String?

    /// What all plugins of a host see.
    private final class Shelf: Sendable {
        let offers = Mutex<[ObjectIdentifier: (service: any Sendable, provider: String?)]>([:])
    }

    public init() {
        shelf = Shelf()
        provider = nil
    }

    private init(_ shelf: Shelf, by provider: String) {
        self.shelf = shelf
        self.provider = provider
    }

    /// Puts a service in place. A later offer of the same type takes the place of the earlier one.
    public func offer<Service: Sendable>(_ service: Service, as type: Service.Type) {
        shelf.offers.withLock { $0[ObjectIdentifier(type)] = (service, provider) }
    }

    /// The service, or nil where no running plugin offers it.
    public func find<Service: Sendable>(_ type: Service.Type) -> Service? {
        shelf.offers.withLock { $0[ObjectIdentifier(type)]?.service } as? Service
    }

    /// The service of a plugin that the caller requires.
    public func require<Service: Sendable>(_ type: Service.Type) throws(ServiceMissing) -> Service {
        guard let service = find(type) else { throw ServiceMissing(name: String(describing: type)) }
        return service
    }

    /// The same services; what is offered through them is this plugin's.
    package func offered(by plugin: String) -> Services { Services(shelf, by: plugin) }

    /// Takes away what a plugin offered: it will not serve.
    package func withdraw(of plugin: String) {
        shelf.offers.withLock { $0 = $0.filter { $0.value.provider != plugin } }
    }
}

/// A service that nobody offers: its provider is switched off or was set aside.
public struct ServiceMissing: Error, CustomStringConvertible {
    public let name: String
    public var description: String { "no running plugin offers \(name)" }
}
