import Foundation
public import PluginKit

/// Ends the whole process while it boots, as a plugin with a wild pointer does.
public struct Crashing: Plugin {
    public init() {}

    public func boot(in room: Room) async throws {
        kill(getpid(), SIGKILL)
    }
}

@_cdecl("arna_plugin_crashing")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Crashing.self) }
