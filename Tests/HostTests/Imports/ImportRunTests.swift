import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

/// Imports for which nobody waits.
@Suite struct ImportRunTests {
    private let file = "name_kk;publishedOn\nЕсеп;2026-03-20\n"

    private func state(_ place: String, _ scene: ImportScene) async throws -> String? {
        try await scene.client.get(place).json["state"]?.string
    }

    @Test func `who has lost the right by the time of the run takes nothing in`() async throws {
        try await ImportScene.play { scene in
            let place = try await scene.ask(file)
            #expect(try await state(place, scene) == "waiting")
            try await scene.arna.owner.execute("DELETE FROM platform.account_roles")
            await scene.arna.runJobs()
            #expect(try await scene.count == 0)
            let seen = try await scene.arna.program(.administrator).get(place)
            #expect(seen.json["state"]?.string == "refused", "\(seen.text)")
        }
    }

    @Test func `an import whose run is gone has failed`() async throws {
        try await ImportScene.play { scene in
            let place = try await scene.ask(file)
            try await scene.arna.owner.execute("DELETE FROM platform.job_runs")
            #expect(try await state(place, scene) == "failed")
        }
    }

    @Test func `one that was stopped is still called so when runs that were done are forgotten`()
        async throws
    {
        try await ImportScene.play { scene in
            let place = try await scene.ask(file)
            let cancelled = try await scene.client.post("\(place)/cancellation", [:])
            #expect(cancelled.json["state"]?.string == "cancelled", "\(cancelled.text)")
            await scene.arna.runJobs()
            scene.arna.clock.advance(by: 31 * 86_400)
            await scene.arna.runJobs()
            let later = try await scene.arna.program(.administrator).get(place)
            #expect(later.json["state"]?.string == "cancelled", "\(later.text)")
        }
    }

    @Test func `rows are not kept without the file that tells what is wrong with the others`()
        async throws
    {
        try await ImportScene.play { scene in
            try await scene.arna.owner.execute(
                """
                ALTER TABLE platform.files ADD CONSTRAINT files_full CHECK (kind <> 'importFindings')
                """)
            _ = try await scene.take(file + "Қате;x\n", mode: "valid")
            #expect(try await scene.count == 0)
            try await scene.arna.owner.execute(
                "ALTER TABLE platform.files DROP CONSTRAINT files_full")
            scene.arna.clock.advance(by: 60)
            // The lock of the first attempt goes when its connection has come back, which nobody waits for.
            for _ in 1...100 where try await scene.count == 0 { await scene.arna.runJobs() }
            #expect(try await scene.count == 1)
            let files = try await scene.arna.owner.value(
                "SELECT count(*) FROM platform.files WHERE kind = 'importFindings'", as: Int.self)
            #expect(files == 1)
        }
    }
}
