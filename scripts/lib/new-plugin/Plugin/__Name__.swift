public import Foundation
public import PluginKit

/// Keeps records and shows them to the public.
public struct __Name__: Plugin {
    public init() {}
}

extension __Name__: DeclaresPermissions {
    public var permissions: [Permission] { [.edit] }
}

extension __Name__: ServesAPI {
    public var endpoints: [Endpoint] { __Entity__.endpoints }
}

extension __Name__: ShowsPages {
    public var pages: [Page] { __Entity__.pages + __Entity__.forms }
}

extension __Name__: AddsNavigation {
    public var navigation: [NavigationItem] {
        [NavigationItem("__id__.list.title", path: "", access: .public)]
    }
}

extension __Name__: OffersImports {
    public var imports: [ImportKind] { [__Entity__Import.kind] }
}

extension __Name__: RunsJobs {
    public var jobs: [Job] { [.ending] }
}

extension __Name__: BringsDemonstration {
    public func loadDemonstration(
        from folder: URL, in transaction: Transaction, agency: Agency
    ) async throws {
        try await Demonstration(folder: folder).load(in: transaction)
    }

    public func removeDemonstration(in transaction: Transaction) async throws -> [UUID] {
        try await Demonstration.remove(in: transaction)
    }
}

extension Permission {
    static let edit = Permission(
        "__id__.edit", label: "__id__.permission.edit", granted: [.operator])
}

/// The plugin, handed to the host that loads its library.
@_cdecl("arna_plugin___id__")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(__Name__.self) }
