import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Host

/// The antivirus is the operator's own program: here a script.
@Suite struct FileScannerTests {
    private func play(
        _ script: String, limit: String = "20 s", _ test: (FiledScene) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("arna-scan-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("scan")
        try "#!/bin/sh\n\(script)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: file.path)
        try await FiledScene.play(
            settings: [
                "files.scanCommand": "\(file.path) \(folder.path)/seen", "files.scanLimit": limit,
            ], test)
    }

    /// Larger than what a pipe holds.
    private let large = SampleFiles.pdf + [UInt8](repeating: 7, count: 600_000)

    @Test func `a clean file is kept, and the program has seen all of it`() async throws {
        try await play("[ $(cat | wc -c) = 600009 ]") { scene in
            let answer = try await scene.send(large)
            #expect(answer.status == 201)
        }
    }

    @Test func `an infected file is refused and not kept`() async throws {
        try await play("cat >/dev/null; exit 1") { scene in
            let answer = try await scene.send(large)
            #expect(answer.status == 422)
            #expect(answer.codes == ["infected"])
            #expect(try await scene.kept() == 0)
        }
    }

    @Test func `a program that ends before it has read all is believed, and harms nobody`()
        async throws
    {
        try await play("exit 1") { scene in
            for _ in 1...3 {
                let answer = try await scene.send(large)
                #expect(answer.codes == ["infected"])
            }
        }
    }

    @Test(arguments: ["exit 2", "kill -9 $$", "sleep 60", "sleep 60 & wait"])
    func `what is not known to be clean is not kept`(_ script: String) async throws {
        try await play(script, limit: "300 ms") { scene in
            let answer = try await scene.send(large)
            #expect(answer.status == 503)
            #expect(try await scene.kept() == 0)
        }
    }

    @Test func `a program that is not there lets nothing pass`() async throws {
        try await FiledScene.play(settings: ["files.scanCommand": "/nowhere/scan -"]) { scene in
            let answer = try await scene.send(large)
            #expect(answer.status == 503)
        }
    }
}
