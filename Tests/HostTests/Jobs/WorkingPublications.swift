import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting

/// Publications whose pages are counted by a job, each time once more; and every morning for all.
///
/// Their table is that of ``Publications``. A publication called "poison" cannot be counted, and the count
/// of one called "endless" ends only when it is told to; a deaf count does not even then.
struct WorkingPublications: Plugin, DeclaresPermissions, ServesAPI, RunsJobs {
    init() {}

    static let underTest = PluginUnderTest(Self.self, folder: PluginUnderTest.publications.folder)

    var permissions: [Permission] { [.edit] }

    var jobs: [Job] {
        [
            .asked(Counting.self, "publications.title") { run, counting in
                try await Self.count(counting, run)
            },
            .asked(HastyCounting.self, "publications.title", within: .milliseconds(30)) {
                run, hasty in
                try await Self.endlessly(run)
            },
            .asked(DeafCounting.self, "publications.title", within: .milliseconds(30)) { run, _ in
                await Task { try? await Self.endlessly(run) }.value
            },
            .scheduled("publications.morning", "publications.title", .daily(hour: 6)) { run in
                try await run.request.change { change in
                    _ = try await change.execute(
                        "UPDATE publications.publications SET pages = coalesce(pages, 0) + 1")
                }
            },
        ]
    }

    private static func count(_ counting: Counting, _ run: JobRun) async throws {
        if counting.name == "endless" { return try await endlessly(run) }
        try await run.request.change { change in
            try await change.execute(
                """
                UPDATE publications.publications SET pages = coalesce(pages, 0) + 1
                WHERE name_kk = \(counting.name)
                """)
            if counting.name == "poison" { throw Poisoned() }
        }
    }

    private static func endlessly(_ run: JobRun) async throws {
        run.report(3, of: 12)
        let (never, continuation) = AsyncStream<Void>.makeStream()
        for await _ in never {}
        withExtendedLifetime(continuation) {}
        try Task.checkCancellation()
    }

    var endpoints: [Endpoint] {
        [
            .create(
                "publications", .requires(.edit), "Makes a publication and has it counted.",
                example: ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"]
            ) { (request, given: Given<Publication>) in
                try await request.change { change in
                    let made = try await given.record.add(in: change)
                    try await change.ask(Counting(name: made.name.kk ?? ""))
                    if made.name.kk == "regretted" { throw Stale() }
                    return made
                }
            },
            .act(
                "hasty", .requires(.edit), "Asks for what cannot be done in time.", example: [:]
            ) { (request, _: Given<Nothing>) in
                _ = try await request.change { try await $0.ask(HastyCounting()) }
                return Nothing()
            },
            .act(
                "deaf", .requires(.edit), "Asks for what does not listen.", example: [:]
            ) { (request, _: Given<Nothing>) in
                _ = try await request.change { try await $0.ask(DeafCounting()) }
                return Nothing()
            },
        ]
    }
}

struct Counting: JobOrder {
    static let job = "publications.counting"
    var name = ""

    static let fields = Fields(
        "Counting", texts: "publications.publication", blank: Counting(),
        [Field("name", \.name, .required)])
}

struct HastyCounting: JobOrder {
    static let job = "publications.hastyCounting"
    static let fields = Fields(
        "HastyCounting", texts: "publications.publication", blank: HastyCounting(), [])
}

struct DeafCounting: JobOrder {
    static let job = "publications.deafCounting"
    static let fields = Fields(
        "DeafCounting", texts: "publications.publication", blank: DeafCounting(), [])
}
