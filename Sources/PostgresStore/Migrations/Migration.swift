public import Foundation

/// A numbered step of a schema, written in SQL: the file `0001-bodies.sql`.
public struct Migration: Sendable, Hashable {
    /// Counted from 1, without gaps.
    public let number: Int
    /// What the file name says after the number.
    public let name: String
    /// One or more statements, run in one transaction.
    public let sql: String

    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// The migrations of a folder in their order; files that do not end in `.sql` are ignored.
    ///
    /// Throws ``MigrationsRefused`` with everything that is wrong: names that are not of the form
    /// `0001-words-and-dashes.sql`, numbers that are missing or used twice, unreadable files.
    public static func load(folder: URL) throws -> [Migration] {
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw MigrationsRefused(
                scope: folder.lastPathComponent, problems: [.unreadable(folder.path)])
        }
        var problems: [MigrationsRefused.Problem] = []
        var migrations: [Migration] = []
        for file in files.sorted() where file.hasSuffix(".sql") {
            guard let name = file.wholeMatch(of: /([0-9]{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql/),
                let number = Int(name.1), number > 0
            else {
                problems.append(.badName(file))
                continue
            }
            guard let sql = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
            else {
                problems.append(.unreadable(file))
                continue
            }
            migrations.append(Migration(number: number, name: String(name.2), sql: sql))
        }
        problems += numberingProblems(of: migrations)
        guard problems.isEmpty else {
            throw MigrationsRefused(scope: folder.lastPathComponent, problems: problems)
        }
        return migrations
    }

    /// Numbers that are missing between 1 and the last, and numbers that are used twice.
    static func numberingProblems(of migrations: [Migration]) -> [MigrationsRefused.Problem] {
        let byNumber = Dictionary(grouping: migrations, by: \.number)
        let last = byNumber.keys.max() ?? 0
        return (0..<last).map { $0 + 1 }.compactMap { number in
            guard let found = byNumber[number] else { return .missing(number) }
            return found.count == 1 ? nil : .double(number, names: found.map(\.name).sorted())
        }
    }
}
