/// What the C entry point of a plugin's library hands to the host.
///
/// A library has exactly one C function, named after the plugin's id:
///
/// ```swift
/// @_cdecl("arna_plugin_publications")
/// public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Publications.self) }
/// ```
public final class EntryPoint: Sendable {
    public let plugin: any Plugin.Type

    private init(_ plugin: any Plugin.Type) {
        self.plugin = plugin
    }

    /// A retained box around the plugin's type; ``taken(from:)`` balances the count.
    public static func handOver(_ plugin: any Plugin.Type) -> UnsafeMutableRawPointer {
        Unmanaged.passRetained(EntryPoint(plugin)).toOpaque()
    }

    /// The box that an entry point returned. Must be called exactly once for each call of it.
    public static func taken(from pointer: UnsafeMutableRawPointer) -> EntryPoint {
        Unmanaged.fromOpaque(pointer).takeRetainedValue()
    }
}
