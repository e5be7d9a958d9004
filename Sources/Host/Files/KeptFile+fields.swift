import Foundation
import PluginKit

extension KeptFile: Described {
    static let fields = Fields(
        "File", texts: "host.files.file", blank: KeptFile.blank,
        [
            Field("id", told: \.id), Field("kind", told: \.kind), Field("owner", told: \.owner),
            // People call a scan by the name of whom it is about.
            Field("name", told: \.name, .data(.personal)),
            Field("mediaType", told: \.mediaType), Field("size", told: \.size),
            Field("sha256", told: \.hash), Field("storedAt", told: \.storedAt),
            Field("withdrawnAt", told: \.withdrawnAt),
        ])

    /// The SHA-256 in hexadecimal.
    var hash: String { sha256.hex }

    private static let blank = KeptFile(
        id: .blank, plugin: "", kind: "", owner: nil, agency: .blank, name: "", mediaType: "",
        size: 0, sha256: [], dataClass: .public, storedAt: Date(timeIntervalSince1970: 0),
        account: nil, withdrawnAt: nil, expiresAt: nil)
}

/// Which files are asked for: of one kind, of one record.
struct FilesOfRecord: Described {
    var kind = ""
    var owner = UUID.blank

    static let fields = Fields(
        "FilesOfRecord", texts: "host.files.file", blank: FilesOfRecord(),
        [
            Field("kind", \.kind, .required, .length(1...40)), Field("owner", \.owner, .required),
        ])
}

/// Why a file is withdrawn.
struct FileWithdrawal: Described {
    var note: String?

    static let fields = Fields(
        "FileWithdrawal", texts: "host.files.withdrawal", blank: FileWithdrawal(),
        [
            Field("note", \.note, .length(0...500), .lines, .hint("host.files.withdrawal.noteHint"))
        ])
}
