import Foundation
import KazakhstanFormats
import PluginKit

/// What a file says of an organisation beside the fields of ``NGO``: the contacts, one of each kind.
struct NGOReference: Described {
    /// Of a card that is known.
    var id: UUID?
    var phone: String?
    var mobile: String?
    var email: String?

    static let fields = Fields(
        "NGOReference", texts: "registry.ngo", blank: NGOReference(),
        [
            Field("id", \.id),
            Field("phone", \.phone, .length(0...40), label: "registry.contactKind.phone"),
            Field(
                "mobile", \.mobile, .length(0...40), .data(.personal),
                label: "registry.contactKind.mobile"),
            Field("email", \.email, .length(0...254), label: "registry.contactKind.email"),
        ]
    ) { reference, problems in
        for (phone, place) in [
            (reference.phone, "/phone"), (reference.mobile, "/mobile"),
        ] as [(String?, Pointer)] {
            problems += phone.unlessBlank.map { FieldProblem.phone($0, at: place) } ?? []
        }
        problems += FieldProblem.email(reference.email, at: "/email")
    }
}

/// A row of a file of organisations, and by what it knows its card.
struct NGORow: Sendable {
    private(set) var row: ImportRow
    let reference: Given<NGOReference>
    let bin: BIN?
    /// By what it is known without id and BIN.
    let signature: NGOSignature

    /// What a file may say of an organisation, in the order of its columns.
    static let columns =
        NGOReference.fields.descriptions.filter { $0.name == "id" }
        + NGO.fields.descriptions.filter { $0.name != "id" }
        + NGOReference.fields.descriptions.filter { $0.name != "id" }

    /// Nil where what it knows its card by cannot be read, which is among the findings then.
    init?(_ row: ImportRow, _ terms: inout NGOTerms, adding findings: inout [ImportFinding]) {
        do { reference = try NGOReference.fields.decode(row) } catch {
            findings += row.findings(error.problems)
            return nil
        }
        self.row = row
        var text = row.record["bin"]?.string
        if let restored = text.flatMap(BIN.restoringLeadingZero)?.rawValue {
            findings += row.zeroRestored("/bin", restored)
            self.row.record = row.record.setting("bin", to: .string(restored))
            text = restored
        }
        bin = text.flatMap(BIN.init(rawValue:))
        signature = NGOSignature(row)
        translate(&terms)
    }

    /// Forms and spheres by their codes; what is called otherwise stays, for the fields to refuse.
    private mutating func translate(_ terms: inout NGOTerms) {
        if let text = row.record["legalForm"]?.string, let code = terms.form(text) {
            row.record = row.record.setting("legalForm", to: .string(code))
        }
        guard let spheres = row.record["spheres"]?.array else { return }
        let codes = spheres.map { sphere in
            sphere.string.flatMap(terms.sphere).map { JSON.string($0) } ?? sphere
        }
        row.record = row.record.setting("spheres", to: .array(codes))
    }

    /// What the row adds by itself to what it says of a card.
    func completed(over existing: NGO?) -> ImportRow {
        var row = row
        // Who has a BIN by now needs no reason for having none.
        if bin != nil, existing?.noBinReason != nil, row.record["noBinReason"] == nil {
            row.record = row.record.setting("noBinReason", to: .null)
        }
        if existing == nil, row.record["legalForm"] == nil,
            let form = NGOTerms.form(in: signature.name)
        {
            row.record = row.record.setting("legalForm", to: .string(form))
        }
        return row
    }

    var id: UUID? { reference.record.id }

    /// What no two rows of one file may share.
    var keys: [String] {
        if let id { return [id.text] }
        return bin.map { [$0.rawValue] } ?? signature.keys.map { "\($0) \(signature.place)" }
    }

    /// What stands for the keys in a message.
    var told: String {
        id?.text ?? bin?.rawValue ?? Language.kk.fallbacks.lazy.compactMap { signature.name[$0] }
            .first ?? ""
    }
}

/// The name and the region of an organisation: they are those of no other one, as a rule.
struct NGOSignature: Sendable {
    let name: LocalizedText
    /// The words of the name in each language, without form and order.
    let keys: Set<String>
    let words: Set<String>
    /// The name in Russian as lists are ordered by it.
    let sortRu: String?
    /// Nil where the row has no place.
    let region: KATOCode?

    init(_ row: ImportRow) {
        let said = row.record["name"]
        self.init(
            name: LocalizedText(
                kk: said?["kk"]?.string, ru: said?["ru"]?.string, en: said?["en"]?.string),
            region: row.record["katoCode"]?.string.flatMap { KATOCode(rawValue: $0) }?.region)
    }

    init(name: LocalizedText, region: KATOCode?) {
        self.name = name
        self.region = region
        let ru = name.ru.map(NGOSpelling.init)
        let each =
            [name.kk, name.en].compactMap(\.self).map(NGOSpelling.init) + [ru].compactMap(\.self)
        keys = Set(each.map(\.key).filter { !$0.isEmpty })
        words = Set(each.flatMap(\.words))
        sortRu = ru?.sort
    }

    var place: String { region?.rawValue ?? "" }

    func isSame(as other: NGOSignature) -> Bool {
        region == other.region && !keys.isDisjoint(with: other.keys)
    }
}
