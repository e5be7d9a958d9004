/// A header's value with parameters: `form-data; name="file"; filename="a.csv"`.
struct HeaderValue {
    /// In small letters, `form-data`.
    let token: String
    /// By name in small letters; of two with one name the first counts.
    private(set) var parameters: [String: String] = [:]

    init(_ text: some StringProtocol) {
        var rest = Substring(text)
        token = rest.take { $0 != ";" }.trimmingBlanks.lowercased()
        while !rest.isEmpty {
            rest.removeFirst()
            let name = rest.take { $0 != "=" && $0 != ";" }.trimmingBlanks.lowercased()
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            _ = rest.take(while: \.isBlank)
            let value =
                rest.first == "\"" ? rest.takeQuoted() : rest.take { $0 != ";" }.trimmingBlanks
            _ = rest.take { $0 != ";" }
            if parameters[name] == nil { parameters[name] = value }
        }
    }
}

extension Substring {
    fileprivate mutating func take(while condition: (Character) -> Bool) -> Substring {
        let taken = prefix(while: condition)
        self = self[taken.endIndex...]
        return taken
    }

    /// What stands between two quotes. A backslash hides only a quote or itself: in old names of
    /// files it parts folders.
    fileprivate mutating func takeQuoted() -> String {
        removeFirst()
        var value = ""
        while let character = popFirst(), character != "\"" {
            if character == "\\", let next = first, next == "\"" || next == "\\" {
                value.append(next)
                removeFirst()
            } else {
                value.append(character)
            }
        }
        return value
    }
}

extension StringProtocol {
    var trimmingBlanks: String {
        let start = drop(while: \.isBlank)
        let end = start.lastIndex { !$0.isBlank }
        return end.map { String(start[...$0]) } ?? ""
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
