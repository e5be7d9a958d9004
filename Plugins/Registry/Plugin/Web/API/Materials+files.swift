import Foundation
import PluginKit

extension FileKind {
    static let materialInKazakh = material(
        "registry.materialKazakh", title: "registry.materialEdition.filesInKazakh")
    static let materialInRussian = material(
        "registry.materialRussian", title: "registry.materialEdition.filesInRussian")

    /// The text of an edition: withheld until that is published, and the same ever since.
    private static func material(_ id: String, title: TextKey) -> FileKind {
        FileKind(
            id, title: title, dataClass: .public, types: [.pdf, .docx, .xlsx, .odt], megabytes: 20,
            page: { "material-editions/\($0.text)" },
            reading: RecordAccess(.public) { request, edition in
                try await MaterialEditions.find(edition, for: request) != nil
            },
            adding: RecordAccess(.requires(.editMaterials)) { request, edition in
                guard let found = try await MaterialEditions.find(edition, for: request) else {
                    return false
                }
                return found.publishedAt == nil
            })
    }
}
