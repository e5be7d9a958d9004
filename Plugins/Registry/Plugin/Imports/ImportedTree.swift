import Foundation
import KazakhstanFormats
import PluginKit

/// The bodies of a file in the order in which they can be recorded: what stands above comes first.
struct ImportedTree: Sendable {
    /// What is wrong with the parents that rows name.
    private(set) var findings: [ImportFinding] = []
    private var ready: [ImportedBody] = []
    /// By the line of the row that is above them.
    private var waiting: [Int: [ImportedBody]] = [:]

    init(_ bodies: [ImportedBody], in change: Change) async throws {
        let directory = try await BodyDirectoryByKey.read(
            Set(bodies.compactMap(\.parent)), in: change)
        var ofFile: [String: Int] = [:]
        var ids: [Int: UUID] = [:]
        for (index, body) in bodies.enumerated() where body.existing == nil {
            for key in body.keys { ofFile[key.text] = index }
            ids[index] = .v7(at: change.request.now)
        }
        for (index, body) in bodies.enumerated() {
            var body = body
            body.given.record.id = body.existing?.id ?? ids[index] ?? body.given.record.id
            do {
                guard let key = body.parent else {
                    if body.namesParent { body.given.record.parentId = nil }
                    ready.append(body)
                    continue
                }
                let above = try Self.above(key, ofFile, directory)
                if above.reading != key {
                    findings += body.row.zeroRestored("/parent", above.reading.text)
                }
                if let row = above.row {
                    body.given.record.parentId = ids[row]
                    body.isBelowRow = true
                    waiting[bodies[row].row.line, default: []].append(body)
                } else {
                    body.given.record.parentId = above.id
                    ready.append(body)
                }
            } catch let refusal as any Refusal {
                findings += body.row.findings(of: refusal)
            }
        }
    }

    /// What a key of a parent means: a new body of the file, by its index, or one that is recorded.
    private static func above(
        _ key: BodyKey, _ ofFile: [String: Int], _ directory: BodyDirectoryByKey
    ) throws -> (reading: BodyKey, row: Int?, id: UUID?) {
        for reading in key.readings {
            let row = ofFile[reading.text]
            let id = row == nil ? try directory.find(reading) : nil
            if row != nil || id != nil { return (reading, row, id) }
        }
        throw InvalidFields(.registry("/parent", "unknownParent", ["key": key.text]))
    }

    /// Those whose parents have been recorded by now; nil when none is left.
    mutating func nextWave() -> [ImportedBody]? {
        let wave = ready
        ready = []
        guard !wave.isEmpty else { return nil }
        for body in wave { ready += waiting.removeValue(forKey: body.row.line) ?? [] }
        return wave
    }

    /// Those that could not be recorded take what is below them along.
    mutating func forget(_ bodies: [ImportedBody]) {
        let lost = Set(bodies.map(\.given.record.id))
        guard !lost.isEmpty else { return }
        let orphans = ready.filter { $0.given.record.parentId.map(lost.contains) ?? false }
        findings += orphans.flatMap { $0.row.findings([.registry("/parent", "parentRefused")]) }
        ready.removeAll { $0.given.record.parentId.map(lost.contains) ?? false }
    }

    /// What is left has no way up: it stands in a circle, or below what was refused.
    var findingsOfRest: [ImportFinding] {
        waiting.values.joined().flatMap { $0.row.findings([.registry("/parent", "noWayUp")]) }
    }
}
