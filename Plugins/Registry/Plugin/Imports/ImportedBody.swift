import Foundation
import KazakhstanFormats
import PluginKit

/// What a file says of a body beside the fields of ``Body``.
struct BodyReference: Described {
    /// Of a body that is known.
    var id: UUID?
    /// The key of the body above it.
    var parent: String?

    static let fields = Fields(
        "BodyReference", texts: "registry.import.body", blank: BodyReference(),
        [Field("id", \.id), Field("parent", \.parent, .length(0...100))])
}

/// One row of a file of bodies, on its way.
struct ImportedBody: Sendable {
    let row: ImportRow
    /// By which it is known; nil where the row names none.
    let keys: [BodyKey]
    let parent: BodyKey?
    let namesParent: Bool
    /// Whether the body above is another row of the file, whose right has been seen to with it.
    var isBelowRow = false
    /// As it is now; nil for one that is new.
    var existing: Body?
    var given: Given<Body>

    /// What a file may say of a body, in the order of its columns.
    static let columns =
        BodyReference.fields.descriptions
        + Body.fields.descriptions.filter { $0.name != "parentId" }

    /// - Returns: Nil where the row is wrong, which is among the findings then.
    static func read(
        _ row: ImportRow, _ directory: BodyDirectoryByKey, _ existing: [UUID: Body],
        adding findings: inout [ImportFinding]
    ) -> ImportedBody? {
        guard case .object(let members) = row.record else { return nil }
        let names = Set(BodyReference.fields.descriptions.map(\.name))
        do {
            let reference = try BodyReference.fields.decode(
                .object(members.filter { names.contains($0.name) }))
            var rest = members.filter { !names.contains($0.name) }
            findings += restoreBIN(in: &rest, row)
            let keys = Self.keys(of: reference.record, rest)
            let known = try keys.lazy.compactMap { try directory.find($0) }.first
            if reference.record.id != nil, known == nil {
                throw InvalidFields(.registry("/id", "unknownBody"))
            }
            let before = known.flatMap { existing[$0] }
            return ImportedBody(
                row: row.emptied, keys: keys, parent: BodyKey(reference.record.parent),
                namesParent: reference.contains("parent"), existing: before,
                given: try Body.fields.decode(.object(rest), onto: before))
        } catch let refusal as any Refusal {
            findings += row.findings(of: refusal)
            return nil
        } catch { return nil }
    }

    private static func keys(of reference: BodyReference, _ members: [JSON.Member]) -> [BodyKey] {
        func text(_ name: String) -> String? {
            members.first { $0.name == name }?.value.string
        }
        if let id = reference.id { return [BodyKey(id.text)].compactMap(\.self) }
        return [BodyKey(text("externalCode")), BodyKey(text("bin"))].compactMap(\.self)
    }

    /// A spreadsheet drops the zero with which a BIN begins: it is put back, and said.
    private static func restoreBIN(
        in members: inout [JSON.Member], _ row: ImportRow
    ) -> [ImportFinding] {
        guard let place = members.firstIndex(where: { $0.name == "bin" }),
            let text = members[place].value.string, let bin = BIN.restoringLeadingZero(text)
        else { return [] }
        members[place] = JSON.Member("bin", .string(bin.rawValue))
        return row.findings(
            [.registry("/bin", "zeroRestored", ["bin": bin.rawValue])], areWarnings: true)
    }
}
