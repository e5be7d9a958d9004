import KazakhstanFormats
import PluginKit

/// A record that is put together cell by cell.
struct RecordTree {
    private var root: [(name: String, node: Node)] = []

    private indirect enum Node {
        case leaf(JSON)
        case branch([(name: String, node: Node)])
    }

    mutating func set(_ value: JSON, at cell: RecordCell) {
        let path = cell.path + (cell.language.map { [$0.rawValue] } ?? [])
        Self.set(value, at: path[...], in: &root)
    }

    private static func set(
        _ value: JSON, at path: ArraySlice<String>, in members: inout [(name: String, node: Node)]
    ) {
        guard let name = path.first else { return }
        let rest = path.dropFirst()
        guard !rest.isEmpty else { return members.append((name, .leaf(value))) }
        if let index = members.firstIndex(where: { $0.name == name }) {
            guard case .branch(var below) = members[index].node else { return }
            set(value, at: rest, in: &below)
            members[index].node = .branch(below)
        } else {
            var below: [(name: String, node: Node)] = []
            set(value, at: rest, in: &below)
            members.append((name, .branch(below)))
        }
    }

    /// A text in several languages or a group whose cells are all empty is null; of a field that may not be
    /// emptied it is absent.
    /// - Parameter optional: The names of the fields that may be emptied.
    func json(emptying optional: Set<String>) -> JSON {
        guard case .object(let members) = Self.json(root) else { return .null }
        return .object(members.filter { $0.value != .null || optional.contains($0.name) })
    }

    private static func json(_ members: [(name: String, node: Node)]) -> JSON {
        .object(
            members.map { name, node in
                switch node {
                case .leaf(let value): return .init(name, value)
                case .branch(let below):
                    let value = json(below)
                    return .init(name, value.isBlank ? .null : value)
                }
            })
    }
}
