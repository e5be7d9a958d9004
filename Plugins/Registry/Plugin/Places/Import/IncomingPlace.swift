import Foundation
import KazakhstanFormats
import PluginKit

/// A place as a row of the file names it.
struct IncomingPlace: Sendable {
    let code: KATOCode
    let typeCode: String?
    let name: LocalizedText
    let skeleton: String

    init(_ row: ImportRow, in layout: PlaceLayout, code: KATOCode) {
        self.code = code
        typeCode = layout.typeColumn.flatMap { row[$0].tidy }
        name = LocalizedText(
            kk: layout.kazakhColumn.flatMap { row[$0].tidy }, ru: row[layout.russianColumn].tidy)
        skeleton = PlaceSpelling.words(of: name.ru, name.kk)
    }
}

extension KATOCode.Level {
    /// The word that the database has for it.
    var word: String {
        switch self {
        case .region: "region"
        case .district: "district"
        case .subdistrict: "subdistrict"
        case .locality: "settlement"
        }
    }
}

extension String {
    /// The text without blanks around it and with composed letters; nil when nothing is left.
    fileprivate var tidy: String? {
        let trimmed = trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { return nil }
        return trimmed.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
            ? trimmed.precomposedStringWithCanonicalMapping : trimmed
    }
}
