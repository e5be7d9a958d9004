import Foundation
import PluginKit
import Testing

@testable import Host

@Suite(.pluginCluster) struct CheckupTests {
    private static let share = Repository.root.appending(path: "Sources/Host")

    /// What the doctor says, without what is merely worth knowing.
    private func findings(
        _ scene: PluginScene, _ plugins: [PluginScene.Linked] = [],
        settings: [String: String] = [:], database: Database? = nil, share: URL? = share
    ) async throws -> [Finding] {
        var values = [
            "mail.from": "arna@example.kz", "mail.sendmail": "cat",
            "site.address": "https://arna.example.kz",
        ].merging(settings) { $1 }
        values["server.port"] = values["server.port"] ?? "0"
        var checkup = Checkup(
            settings: try HostSettings.forTests(values), source: .linked(plugins), share: share,
            owner: scene.owner, database: database ?? scene.host)
        return await checkup.run()
    }

    @Test func `nothing stands in the way of a first start, and it says what it will do`()
        async throws
    {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(
                Example.Plain.self, "birch",
                migrations: ["0001-trees.sql": "CREATE TABLE birch.trees (id int);"])
            let found = try await findings(scene, [plugin])
            #expect(found.allSatisfy { $0.severity == .notes })
            #expect(found.map(\.subject).contains("schema platform"))
            #expect(found.map(\.subject).contains("schema birch"))
        }
    }

    @Test func `a database that is migrated and whole gives no finding`() async throws {
        try await PluginScene.play { scene in
            _ = try await scene.load([])
            #expect(try await findings(scene).isEmpty)
        }
    }

    @Test func `an antivirus that is not there is missed before the first file comes`() async throws
    {
        try await PluginScene.play { scene in
            _ = try await scene.load([])
            let missing = try await findings(
                scene, settings: ["files.scanCommand": "no-such-antivirus -"])
            #expect(missing.map(\.subject) == ["files.scanCommand"])
            let there = try await findings(scene, settings: ["files.scanCommand": "cat -"])
            #expect(there.isEmpty)
        }
    }

    @Test func `letters that nobody sends are told of, and what is missing to send them`()
        async throws
    {
        try await PluginScene.play { scene in
            _ = try await scene.load([])
            let off = try await findings(scene, settings: ["mail.from": ""])
            #expect(off.map(\.severity) == [.notes])
            let missing = try await findings(
                scene, settings: ["mail.sendmail": "/nowhere/sendmail", "site.address": ""])
            #expect(missing.map(\.subject) == ["mail", "mail"])
            #expect(missing.allSatisfy { $0.severity == .degrades && !$0.remedy.isEmpty })
        }
    }

    @Test func `a superuser is not to serve`() async throws {
        try await PluginScene.play { scene in
            _ = try await scene.load([])
            let found = try await findings(scene, database: scene.superuser)
            #expect(found.map(\.severity) == [.degrades])
            #expect(found.first?.text == "the role of database.url is a superuser")
        }
    }

    @Test func `a database that does not answer stops the start, and plugins are still judged`()
        async throws
    {
        try await PluginScene.play { scene in
            var nowhere = Postgres.Configuration(url: "host=/nowhere dbname=arna")
            nowhere.waitTimeout = .milliseconds(200)
            let postgres = Postgres(configuration: nowhere, logger: PluginCluster.logger)
            defer { postgres.shutdown() }
            let plugin = try scene.plugin(Example.SameShapes.self, "same")
            let found = try await findings(scene, [plugin], database: postgres.database)
            #expect(found.map(\.subject) == ["database", "plugin same"])
            #expect(found.first?.stopsAStart == true)
        }
    }

    @Test func `a database newer than the program stops the start`() async throws {
        try await PluginScene.play { scene in
            _ = try await scene.load([])
            try await scene.owner.execute(
                """
                INSERT INTO platform.migrations (scope, number, name, checksum)
                VALUES ('platform', 9000, 'future', 'x')
                """)
            let found = try await findings(scene)
            #expect(found.map(\.severity) == [.stops])
            #expect(found.first?.text.contains("newer than the program") == true)
        }
    }

    @Test func `a port that is taken is told`() async throws {
        try await PluginScene.play { scene in
            _ = try await scene.load([])
            let listener = try Listener()
            let found = try await findings(scene, settings: ["server.port": "\(listener.port)"])
            #expect(found.map(\.subject) == ["port"])
        }
    }

    @Test func `missing files, unknown sections and lonely plugins come in one list`() async throws
    {
        try await PluginScene.play { scene in
            let found = try await findings(
                scene, [try scene.plugin(Example.Plain.self, "aspen", requires: ["birch"])],
                settings: ["aspne.size": "1"], share: nil)
            #expect(found.filter(\.stopsAStart).map(\.subject) == ["host files", "settings"])
            let plugin = found.first { $0.subject == "plugin aspen" }
            #expect(plugin?.text == "requires birch, which is not installed")
            #expect(plugin?.remedy == "install birch, or remove aspen")
        }
    }
}

/// A socket that listens on a free port of this machine.
private final class Listener {
    let port: Int
    private let socket: Int32

    struct NoSocket: Error {}

    init() throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (isBound, isNamed) = withUnsafeMutablePointer(to: &address) { [socket] address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                (bind(socket, $0, size), getsockname(socket, $0, &size))
            }
        }
        guard isBound == 0, isNamed == 0, listen(socket, 1) == 0 else { throw NoSocket() }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(socket) }
}
