public import PluginKit

/// Brings a migration that PostgreSQL refuses.
public struct Unmigrated: Plugin {
    public init() {}
}

@_cdecl("arna_plugin_unmigrated")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Unmigrated.self) }
