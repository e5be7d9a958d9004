public import Foundation
public import Host
public import Logging
public import PluginKit
public import PostgresStore

/// A running Arna for one test: a fresh copy of a migrated database, a host that has loaded the
/// plugins under test, and clients that call it through its front door.
///
/// ```swift
/// @Test func `a stranger reads the list`() async throws {
///     try await Arna.with([Publications.self]) { arna in
///         let answer = try await arna.stranger.get("/api/v1/publications/list")
///         #expect(answer.status == 200)
///     }
/// }
/// ```
public struct Arna: Sendable {
    public let host: AssembledHost
    /// The database as the serving role sees it.
    public let database: Database
    /// The same as its owner, for what a test must put in place.
    public let owner: Database
    /// The time that the host believes it is.
    public let clock: TestClock

    /// Hands the events that are due to their handlers, as a running host does by itself.
    public func handOverEvents() async { await host.handOverEventsForTests() }

    /// Does the jobs that are due, as a running host does by itself.
    public func runJobs() async { await host.runJobsForTests() }

    /// Hands the letters that wait to the mail system, as a running host does.
    public func sendLetters() async { await host.handOverLettersForTests() }

    /// Loads the data of a first look, as `arna demo load` does.
    public func loadDemonstration() async throws { try await host.loadDemonstration() }

    /// Removes the data of a first look, as `arna demo remove` does.
    public func removeDemonstration() async throws { try await host.removeDemonstration() }

    /// Starts an Arna, runs the test and clears everything away.
    /// - Parameters:
    ///   - plugins: The plugins under test; each lies in `Plugins/<its name>`.
    ///   - settings: Keys with their values, as in `arna.yaml`: `["publications.list.length": "5"]`.
    ///   - time: What time it is at first.
    ///   - logger: Where the host writes its log; by default only what is critical is shown.
    public static func with<Result>(
        _ plugins: [any Plugin.Type], settings: [String: String] = [:],
        at time: Date = TestClock.standard, logger: Logger? = nil,
        _ test: (Arna) async throws -> Result
    ) async throws -> Result {
        try await with(
            plugins.map(PluginUnderTest.init), settings: settings, at: time, logger: logger, test)
    }

    /// Starts an Arna whose plugins lie in folders of their own.
    /// - Parameter setsAside: Whether a plugin that cannot serve is set aside, as by a host that people
    ///   use; otherwise the test ends with the reason.
    public static func with<Result>(
        _ plugins: [PluginUnderTest], settings: [String: String] = [:],
        at time: Date = TestClock.standard, logger: Logger? = nil, setsAside: Bool = false,
        _ test: (Arna) async throws -> Result
    ) async throws -> Result {
        await Gate.shared.enter()
        do {
            let result = try await run(plugins, settings, time, logger, setsAside, test)
            await Gate.shared.leave()
            return result
        } catch {
            await Gate.shared.leave()
            throw error
        }
    }

    private static func run<Result>(
        _ plugins: [PluginUnderTest], _ settings: [String: String], _ time: Date,
        _ logger: Logger?, _ setsAside: Bool, _ test: (Arna) async throws -> Result
    ) async throws -> Result {
        let fresh = try await TestDatabases.fresh(for: plugins)
        do {
            let arna = try await start(plugins, on: fresh, settings, time, logger, setsAside)
            defer { arna.host.shutdown() }
            let result = try await test(arna)
            await TestDatabases.drop(fresh)
            return result
        } catch {
            await TestDatabases.drop(fresh)
            throw error
        }
    }

    private static func start(
        _ plugins: [PluginUnderTest], on fresh: TestDatabases.Copy, _ settings: [String: String],
        _ time: Date, _ logger: Logger?, _ setsAside: Bool
    ) async throws -> Arna {
        let clock = TestClock(time)
        let host = try await AssembledHost.assemble(
            HostSettings.forTests(settings), links: fresh.links,
            source: .linked(plugins.map { ($0.plugin, $0.folder) }), isStrict: !setsAside,
            share: Workplace.hostFolder, shells: Workplace.shells, clock: { clock.now },
            logger: logger ?? Workplace.logger)
        return Arna(
            host: host, database: fresh.connect(fresh.links.host),
            owner: fresh.connect(fresh.links.owner), clock: clock)
    }
}

extension Arna {
    /// What was published of one kind, the oldest first, whether it was handed over or not.
    public func events<Published: Event>(_ kind: Published.Type) async throws -> [Published] {
        let contents = try await owner.rows(
            "SELECT content::text FROM platform.events WHERE name = \(kind.name) ORDER BY id",
            as: String.self)
        return try contents.map {
            try kind.fields.decode(JSONParser.parse(Array($0.utf8))).record
        }
    }
}

extension Arna {
    /// A letter that waits to be sent.
    public struct WaitingLetter: Sendable {
        public let recipient: String
        public let subject: String
        public let body: String
        /// The first address of a page in it.
        public var link: String? {
            body.firstMatch(of: /https?:\/\/\S+/).map { String($0.0) }
        }
    }

    /// The letters of one kind that wait, the oldest first.
    public func letters(_ kind: LetterKind) async throws -> [WaitingLetter] {
        try await owner.rows(
            """
            SELECT recipient, subject, body FROM platform.letters
            WHERE kind = \(kind.name) AND ended_at IS NULL ORDER BY id
            """, as: (String, String, String).self
        ).map(WaitingLetter.init)
    }
}

/// A plugin that is tested, and where it lies.
public struct PluginUnderTest: Sendable {
    public let plugin: any Plugin.Type
    public let folder: URL

    public init(_ plugin: any Plugin.Type, folder: URL) {
        self.plugin = plugin
        self.folder = folder
    }

    /// A plugin in `Plugins/<its name>`.
    public init(_ plugin: any Plugin.Type) {
        self.init(
            plugin,
            folder: Workplace.root.appendingPathComponent("Plugins/\(String(describing: plugin))"))
    }
}
