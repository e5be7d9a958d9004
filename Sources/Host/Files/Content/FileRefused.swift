import PluginKit

/// Why a file that was sent is not kept.
enum FileRefused: Refusal, Hashable {
    case nameless
    case nameWithFolders
    case nameWithUnseenCharacters
    case nameTooLong
    case typeNotTaken(taken: [FileType])
    case empty
    case contentOfAnotherType(than: FileType)
    case macros
    case several
    case infected

    var consequence: Consequence {
        if case .typeNotTaken = self { .unsupported } else { .invalid }
    }

    var message: Message {
        let key = TextKey("host.files.refusal.\(code)")
        return switch self {
        case .nameTooLong: Message(key, ["most": String(FileName.longest)])
        case .typeNotTaken(let taken): Message(key, ["types": taken.words])
        case .contentOfAnotherType(let type): Message(key, ["type": type.word])
        default: Message(key)
        }
    }

    var problems: [FieldProblem] { [FieldProblem("/file", code, message)] }

    /// What it is, for programs; also the name of its text.
    private var code: String {
        switch self {
        case .nameless: "nameless"
        case .nameWithFolders: "nameWithFolders"
        case .nameWithUnseenCharacters: "nameWithUnseenCharacters"
        case .nameTooLong: "nameTooLong"
        case .typeNotTaken: "typeNotTaken"
        case .empty: "empty"
        case .contentOfAnotherType: "contentOfAnotherType"
        case .macros: "macros"
        case .several: "several"
        case .infected: "infected"
        }
    }
}

/// The antivirus did not say whether the file is clean; so it is not kept.
struct FileNotScanned: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.files.refusal.notScanned" }
}

/// No plugin keeps files of this kind.
struct UnknownFileKind: Refusal {
    let kind: String
    let known: [String]
    var consequence: Consequence { .missing }
    var message: Message {
        Message(
            "host.files.refusal.unknownKind",
            ["kind": kind, "known": known.joined(separator: ", ")])
    }
}

extension FileType {
    /// As people call it.
    var word: String { self == .text ? "TXT" : rawValue.uppercased() }
}

extension [FileType] {
    var words: String { map(\.word).joined(separator: ", ") }
}
