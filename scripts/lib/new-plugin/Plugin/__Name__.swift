public import PluginKit

/// Shows notes to the public.
public struct __Name__: Plugin {
    public init() {}
}

extension __Name__: ServesAPI {
    public var endpoints: [Endpoint] { [.notes] }
}

extension __Name__: ShowsPages {
    public var pages: [Page] { [.notes] }
}

extension __Name__: AddsNavigation {
    public var navigation: [NavigationItem] {
        [NavigationItem("__id__.notes.title", path: "", access: .public)]
    }
}

/// The plugin, handed to the host that loads its library.
@_cdecl("arna_plugin___id__")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(__Name__.self) }
