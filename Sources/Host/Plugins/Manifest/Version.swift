/// A version as semver.org has it: `1.4.0`, `2.0.0-beta.1`.
struct Version: Sendable, Hashable, Comparable, CustomStringConvertible {
    let major: Int
    let minor: Int
    let patch: Int
    /// What follows the hyphen; nil for a release.
    let preview: String?

    init?(_ text: String) {
        let number =
            /(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:-([0-9A-Za-z.-]+))?/
        guard let match = text.wholeMatch(of: number), let major = Int(match.1),
            let minor = Int(match.2), let patch = Int(match.3)
        else { return nil }
        (self.major, self.minor, self.patch) = (major, minor, patch)
        preview = match.4.map(String.init)
    }

    /// What stands for a version that could not be read.
    static let none = Version(major: 0, minor: 0, patch: 0, preview: nil)

    private init(major: Int, minor: Int, patch: Int, preview: String?) {
        (self.major, self.minor, self.patch, self.preview) = (major, minor, patch, preview)
    }

    /// What is only a preview comes before its release.
    static func < (left: Version, right: Version) -> Bool {
        let (former, latter) = (left.numbers, right.numbers)
        guard former == latter else { return former.lexicographicallyPrecedes(latter) }
        guard let preview = left.preview else { return false }
        return right.preview.map { preview < $0 } ?? true
    }

    private var numbers: [Int] { [major, minor, patch] }

    var description: String {
        "\(major).\(minor).\(patch)" + (preview.map { "-\($0)" } ?? "")
    }
}
