import Crypto
import Foundation
import Host
import PluginKit
import PostgresStore

/// Goes from each earlier schema to the latest, with a demonstration in it where one can be loaded there,
/// and compares with the schema that all migrations make at once. Each database is a fresh copy.
struct Upgrades {
    let subject: Subject

    func findings() async throws -> [Finding] {
        guard subject.schema.hasMigrations else { return [] }
        let count = subject.schema.steps.count
        var findings = changedReleases()
        let atOnce = try await subject.inDatabase { fresh in
            try await migrate(fresh)
            return try await catalogue(of: fresh)
        }
        for step in 1..<max(count, 1) {
            findings += try await subject.inDatabase { fresh in
                try await upgrade(fresh, from: step, comparingWith: atOnce)
            }
        }
        return findings
    }

    private func upgrade(
        _ fresh: TestDatabases.Copy, from step: Int, comparingWith atOnce: Catalogue
    ) async throws -> [Finding] {
        try await migrate(fresh, upTo: step)
        let isFilled = await fill(fresh)
        do { try await migrate(fresh) } catch let failure as MigrationFailure {
            let state = isFilled ? "with the demonstration in it" : "empty"
            return [
                subject.finding(
                    "Migrations", "do not lead on from \(name(step)), \(state): \(failure)",
                    "a migration must take every row that an earlier schema allows")
            ]
        }
        return try await catalogue(of: fresh).differences(from: atOnce).map {
            subject.finding(
                "Migrations", "make another \($0) when they are interrupted after \(name(step))",
                "a migration may depend on nothing but what lies in the schema")
        }
    }

    /// Whether the demonstration could be loaded: the code of today knows columns that an earlier schema
    /// may not have.
    private func fill(_ fresh: TestDatabases.Copy) async -> Bool {
        guard subject.plugin is any BringsDemonstration else { return false }
        do {
            try await subject.loadDemonstration(into: fresh.connect(fresh.links.host))
            return true
        } catch { return false }
    }

    /// Each step with a connection of its own, as hosts of different days have.
    private func migrate(_ fresh: TestDatabases.Copy, upTo step: Int? = nil) async throws {
        try await subject.schema.migrate(by: fresh.connect(fresh.links.owner), upTo: step)
    }

    private func catalogue(of fresh: TestDatabases.Copy) async throws -> Catalogue {
        try await Catalogue(of: subject.schemas, in: fresh.connect(fresh.links.owner))
    }

    private func name(_ step: Int) -> String { "\(subject.schema.steps[step - 1]).sql" }
}

extension Upgrades {
    /// Compares with `Migrations/released`, where a line is what `sha256sum` prints of a file that went
    /// out; what is not listed may still be changed.
    private func changedReleases() -> [Finding] {
        let list = "Migrations/released"
        let lines = (subject.text(of: list) ?? "").split(whereSeparator: \.isNewline)
        let files = subject.files(in: "Migrations", ending: ".sql")
        var released: [String: String] = [:]
        for line in lines {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 2 else {
                return [
                    subject.finding(
                        list, "has the line “\(line)”", "write it with sha256sum *.sql > released")
                ]
            }
            released["Migrations/\(words[1])"] = words[0]
        }
        let lost = released.keys.filter { !files.contains($0) }.sorted().map {
            subject.finding($0, "was released and is gone", "bring it back as it was")
        }
        return lost + changed(files, released)
    }

    private func changed(_ files: [String], _ released: [String: String]) -> [Finding] {
        files.filter { file in
            guard let checksum = released[file], let text = subject.text(of: file) else {
                return false
            }
            return SHA256.hash(data: Data(text.utf8)).hex != checksum
        }
        .map {
            subject.finding(
                $0, "was released and has been changed since",
                "bring it back as it was and write the change as one more migration")
        }
    }
}
