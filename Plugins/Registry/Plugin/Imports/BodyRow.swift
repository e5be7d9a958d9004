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

/// A row of a file of bodies, and by what it knows its body.
struct BodyRow: Sendable {
    private(set) var row: ImportRow
    let id: UUID?
    /// The id, else number and BIN; empty where the row names none.
    let keys: [BodyKey]
    let parent: BodyKey?
    /// Whether the file has a column for what is above.
    let namesParent: Bool
    /// By what it is known without a key.
    let signature: BodySignature?

    /// Nil where the references cannot be read, which is among the findings then.
    init?(_ row: ImportRow, adding findings: inout [ImportFinding]) {
        let reference: Given<BodyReference>
        do { reference = try BodyReference.fields.decode(row) } catch {
            findings += row.findings(error.problems)
            return nil
        }
        self.row = row
        id = reference.record.id
        parent = BodyKey(reference.record.parent)
        namesParent = reference.contains("parent")
        var bin = row.record["bin"]?.string
        if let restored = bin.flatMap(BIN.restoringLeadingZero)?.rawValue {
            findings += row.zeroRestored("/bin", restored)
            self.row.record = row.record.setting("bin", to: .string(restored))
            bin = restored
        }
        keys =
            id.map { [BodyKey($0.text)].compactMap(\.self) }
            ?? [BodyKey(row.record["externalCode"]?.string), BodyKey(bin)].compactMap(\.self)
        signature =
            keys.isEmpty ? BodySignature(row, parent: parent, namesParent: namesParent) : nil
    }
}
