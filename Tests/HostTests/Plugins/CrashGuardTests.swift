import Foundation
import PluginKit
import Testing

@testable import Host

@Suite(.pluginCluster) struct CrashGuardTests {
    /// Plays a process that died while the plugin booted: its note was never cleared.
    private func die(_ scene: PluginScene, at plugin: String) async throws {
        try await scene.host.execute(
            "UPDATE platform.plugin_boots SET process = \(Int(Int32.max)) WHERE plugin = \(plugin)")
    }

    @Test func `a plugin may bring the process down once, and is set aside the second time`()
        async throws
    {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Plain.self, "birch")
            #expect(try await scene.load([plugin]).ids == ["birch"])
            try await die(scene, at: "birch")
            try await scene.host.execute("UPDATE platform.plugin_boots SET deaths = 1")
            let loaded = try await scene.load([plugin])
            #expect(loaded.reason("birch") == "the process died 2 times in a row while it booted")
            #expect(try await scene.load([plugin]).ids.isEmpty)
        }
    }

    @Test func `a death is forgotten when the plugin boots`() async throws {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Plain.self, "birch")
            for _ in 1...3 {
                #expect(try await scene.load([plugin]).ids == ["birch"])
                try await die(scene, at: "birch")
            }
        }
    }

    @Test func `a plugin that throws did not kill anybody`() async throws {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Failing.self, "birch")
            for _ in 1...3 {
                #expect(
                    try await scene.load([plugin]).reason("birch")?.hasPrefix("did not boot")
                        == true)
            }
        }
    }

    @Test func `another version is tried again, and so is one that is forgiven`() async throws {
        try await PluginScene.play { scene in
            let old = try scene.plugin(Example.Plain.self, "birch")
            _ = try await scene.load([old])
            try await scene.host.execute("UPDATE platform.plugin_boots SET deaths = 2")
            #expect(try await scene.load([old]).ids.isEmpty)
            let new = try scene.plugin(Example.Plain.self, "birch", version: "1.0.1")
            #expect(try await scene.load([new]).ids == ["birch"])

            try await scene.host.execute("UPDATE platform.plugin_boots SET deaths = 2")
            #expect(try await scene.load([new]).ids.isEmpty)
            #expect(try await CrashGuard(scene.host).forgive("birch"))
            #expect(try await scene.load([new]).ids == ["birch"])
            #expect(try await !CrashGuard(scene.host).forgive("birch"))
        }
    }

    @Test func `another command that boots at this moment is no death`() async throws {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Plain.self, "birch")
            _ = try await scene.load([plugin])
            try await scene.host.execute(
                "UPDATE platform.plugin_boots SET deaths = 1, process = \(Int(getppid()))")
            #expect(try await scene.load([plugin]).ids == ["birch"])
        }
    }

    @Test func `each host has a memory of its own`() async throws {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Plain.self, "birch")
            _ = try await scene.load([plugin])
            try await scene.host.execute(
                "UPDATE platform.plugin_boots SET deaths = 2, host_name = 'another'")
            #expect(try await scene.load([plugin]).ids == ["birch"])
        }
    }
}
