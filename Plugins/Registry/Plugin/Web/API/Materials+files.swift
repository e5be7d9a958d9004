import Foundation
import PluginKit

/// The text of an edition in its two languages: withheld until that is published, and the same ever since.
extension FileKind {
    static let materialInKazakh = FileKind(
        "registry.materialKazakh", title: "registry.materialEdition.filesInKazakh",
        dataClass: .public, types: MaterialEditions.fileTypes, megabytes: 20,
        page: MaterialEditions.page, reading: MaterialEditions.reading,
        adding: MaterialEditions.adding)

    static let materialInRussian = FileKind(
        "registry.materialRussian", title: "registry.materialEdition.filesInRussian",
        dataClass: .public, types: MaterialEditions.fileTypes, megabytes: 20,
        page: MaterialEditions.page, reading: MaterialEditions.reading,
        adding: MaterialEditions.adding)
}

extension MaterialEditions {
    fileprivate static let fileTypes: [FileType] = [.pdf, .docx, .xlsx, .odt]

    @Sendable fileprivate static func page(_ edition: UUID) -> String {
        "material-editions/\(edition.text)"
    }

    fileprivate static let reading = RecordAccess(.public) { request, edition in
        try await find(edition, for: request) != nil
    }

    fileprivate static let adding = RecordAccess(.requires(.editMaterials)) { request, edition in
        guard let found = try await find(edition, for: request) else { return false }
        return found.publishedAt == nil
    } holds: { change, edition in
        try await isPrepared(edition, in: change)
    }
}
