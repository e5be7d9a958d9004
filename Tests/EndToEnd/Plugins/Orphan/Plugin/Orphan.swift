public import PluginKit

/// Requires a plugin that is not installed.
public struct Orphan: Plugin {
    public init() {}
}

@_cdecl("arna_plugin_orphan")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Orphan.self) }
