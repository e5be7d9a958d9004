import Yams

/// A YAML file as its lines: every value with the line that its key stands on.
struct YAMLDocument {
    /// The name for messages.
    let name: String
    let leaves: [Leaf]

    struct Leaf: Sendable {
        /// The keys that lead to it, joined by dots.
        let path: String
        let line: Int
        let value: Value
    }

    enum Value: Sendable, Hashable {
        case empty
        case text(String)
        case list([String])
        /// A list of other things than texts.
        case other
    }

    init(_ text: String, name: String) throws(MalformedYAML) {
        self.name = name
        let root: Node?
        do { root = try Parser(yaml: text).singleRoot() } catch {
            throw MalformedYAML(problem: Self.problem(error, in: name))
        }
        switch root {
        case nil: leaves = []
        case .mapping(let mapping): leaves = Self.leaves(of: mapping, below: "")
        case .some(let node) where node.isEmpty: leaves = []
        default:
            throw MalformedYAML(problem: WrittenProblem("\(name):1", "must hold keys with values"))
        }
    }

    func place(of leaf: Leaf) -> String { "\(name):\(leaf.line)" }

    func place(of path: String) -> String { self[path].map(place) ?? name }

    subscript(path: String) -> Leaf? { leaves.first { $0.path == path } }

    private static func leaves(of mapping: Node.Mapping, below path: String) -> [Leaf] {
        mapping.flatMap { key, node -> [Leaf] in
            let path = (path.isEmpty ? "" : path + ".") + (key.string ?? "")
            if case .mapping(let inner) = node { return leaves(of: inner, below: path) }
            return [Leaf(path: path, line: key.mark?.line ?? 1, value: Value(node))]
        }
    }

    private static func problem(_ error: any Error, in name: String) -> WrittenProblem {
        guard let error = error as? YamlError else { return WrittenProblem(name, "is not YAML") }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return WrittenProblem("\(name):\(mark.line)", "is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "\($0)" }.joined(separator: ", ")
            return WrittenProblem("\(name):\(context.mark.line)", "says \(keys) twice")
        default: return WrittenProblem(name, "is not YAML")
        }
    }
}

/// A text that is no YAML, and where it stops being so.
struct MalformedYAML: Error {
    let problem: WrittenProblem
}

extension YAMLDocument.Value {
    fileprivate init(_ node: Node) {
        switch node {
        case .scalar where node.isEmpty: self = .empty
        case .scalar(let scalar): self = .text(scalar.string)
        case .sequence(let sequence):
            let texts = sequence.compactMap(\.scalar?.string)
            self = texts.count == sequence.count ? .list(texts) : .other
        default: self = .other
        }
    }
}

extension Node {
    /// Nothing was written: `key:` or `key: null`.
    fileprivate var isEmpty: Bool {
        guard case .scalar(let scalar) = self, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }
}
