import EmbeddedPostgres
import Testing

@Suite struct Copies {
    @Test func `copies of a template are made at once, and each is its own`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            _ = try await postgres.start()
            let template = try await postgres.createDatabase(named: "template_of_test")
            _ = try await answer("CREATE TABLE t AS SELECT 1 AS i", at: template.ownerURL)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...8 {
                    group.addTask {
                        let copy = try await postgres.createDatabase(
                            named: "copy_\(number)", template: "template_of_test")
                        _ = try await answer("UPDATE t SET i = \(number)", at: copy.ownerURL)
                        #expect(try await answer("TABLE t", at: copy.ownerURL) == "\(number)")
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await answer("TABLE t", at: template.ownerURL) == "1")
            try await postgres.dropDatabase(named: "copy_1")
            try await postgres.dropDatabase(named: "copy_1")
            let gone = try await answer("SELECT 1", at: template.to("copy_1").ownerURL)
            #expect(gone.contains("does not exist"))
            await postgres.stop()
        }
    }

    @Test func `a copy that exists is refused in words`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            _ = try await postgres.start()
            _ = try await postgres.createDatabase(named: "twice")
            let refusal = await #expect(throws: ProgramFailed.self) {
                try await postgres.createDatabase(named: "twice")
            }
            #expect(refusal?.description.contains("already exists") == true)
            await postgres.stop()
        }
    }
}
