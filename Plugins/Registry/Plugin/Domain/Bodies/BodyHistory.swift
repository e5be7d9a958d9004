import Foundation
import KazakhstanFormats
import PluginKit

/// All versions of a body, one after the other without a gap.
///
/// A change holds from a day on: it parts the version of that day in two, and goes on through the later
/// versions until one that already changed the same thing. So changes may be recorded in any order,
/// late or in advance, and none takes away what another one said.
struct BodyHistory: Sendable, Hashable {
    /// By date; never empty.
    private(set) var versions: [BodyVersion]

    init(_ versions: [BodyVersion]) {
        self.versions = versions.sorted { $0.validFrom < $1.validFrom }
    }

    var validFrom: Day { versions[0].validFrom }
    var validTo: Day? { versions[versions.count - 1].validTo }

    /// The version of a day; of a day outside, the nearest one.
    func version(near day: Day) -> BodyVersion {
        versions.last { $0.validFrom <= day } ?? versions[0]
    }

    /// Whether a renaming says something else than what holds on its day.
    func isNew(_ renaming: Renaming, keepsShortName: Bool) -> Bool {
        guard let holding = versions.last(where: { $0.validFrom <= renaming.effectiveOn }) else {
            return true
        }
        return holding.name != renaming.name
            || (!keepsShortName && holding.shortName != renaming.shortName.unlessEmpty)
    }

    mutating func rename(_ renaming: Renaming, keepsShortName: Bool) throws(OutsideOfBody) {
        let first = try part(on: renaming.effectiveOn, because: .renaming, renaming.basis)
        change(\.name, to: renaming.name, from: first)
        if !keepsShortName { change(\.shortName, to: renaming.shortName.unlessEmpty, from: first) }
    }

    mutating func transfer(_ transfer: Transfer, given names: Set<String>) throws(OutsideOfBody) {
        let first = try part(on: transfer.effectiveOn, because: .transfer, transfer.basis)
        if names.contains("parentId") { change(\.parentId, to: transfer.parentId, from: first) }
        if names.contains("katoCode") { change(\.katoCode, to: transfer.katoCode, from: first) }
    }

    /// Puts a correction in place of the version near a day.
    mutating func correct(near day: Day, by body: Body) throws(OutsideOfBody) {
        let position = versions.lastIndex { $0.validFrom <= day } ?? 0
        versions[position] = versions[position].corrected(by: body)
        if let end = versions[0].validTo, body.validFrom > end {
            throw OutsideOfBody("/validFrom", from: versions[0].validFrom, to: end)
        }
        versions[0].validFrom = body.validFrom
    }

    /// Ends the last version on a day.
    mutating func close(on day: Day) throws {
        if let end = validTo { throw AlreadyClosed(on: end) }
        guard validFrom <= day else { throw OutsideOfBody("/closedOn", from: validFrom, to: nil) }
        let last = versions.count - 1
        guard versions[last].validFrom <= day else {
            throw LaterChange(on: versions[last].validFrom)
        }
        versions[last].validTo = day
    }

    /// Makes a version begin on the day and answers its position.
    private mutating func part(
        on day: Day, because cause: BodyVersion.Cause, _ basis: String?
    ) throws(OutsideOfBody) -> Int {
        guard let position = versions.firstIndex(where: { $0.holds(on: day) }) else {
            throw OutsideOfBody("/effectiveOn", from: validFrom, to: validTo)
        }
        guard versions[position].validFrom < day else {
            versions[position].basis = basis ?? versions[position].basis
            return position
        }
        var later = versions[position]
        (later.validFrom, later.cause, later.basis) = (day, cause, basis)
        versions[position].validTo = day.adding(days: -1)
        versions.insert(later, at: position + 1)
        return position + 1
    }

    /// Changes a value from a version on, as long as the versions had the same one.
    private mutating func change<Value: Equatable>(
        _ path: WritableKeyPath<BodyVersion, Value>, to value: Value, from first: Int
    ) {
        let before = versions[first][keyPath: path]
        for position in first..<versions.count {
            guard versions[position][keyPath: path] == before else { return }
            versions[position][keyPath: path] = value
        }
    }
}
