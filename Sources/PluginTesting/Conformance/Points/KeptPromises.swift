import Host
import KazakhstanFormats
import PluginKit

/// Compares what the API promises with what it promised when it was last released: the file `promises` of the
/// plugin, whose first line is the day and whose others are printed by `arna plugins promises`.
///
/// What is gone must be told by an ``APIChange`` of that day or later, of the same method and path.
struct KeptPromises {
    let subject: Subject

    private static let file = "promises"
    private static let remedy =
        "bring it back, or declare an APIChange that says what became of it"

    var findings: [Finding] {
        guard let text = subject.text(of: Self.file) else { return [] }
        let lines = text.split(separator: "\n").map(String.init)
        guard let first = lines.first, let released = try? Day(iso8601: first) else {
            return [
                subject.finding(
                    Self.file, "does not begin with the day of a release",
                    "write it with arna plugins promises \(subject.id)")
            ]
        }
        let contributions = subject.contributions
        let told = contributions.apiChanges.filter {
            $0.day >= released && ($0.kind == .changed || $0.kind == .removed)
        }
        let kept = Set(APIPromises(of: contributions).lines)
        return lines.dropFirst().filter { !kept.contains($0) }.compactMap { line in
            let operation = APIPromises.operation(of: line)
            let isTold = told.contains {
                $0.path == operation?.path && $0.method?.rawValue == operation?.method
            }
            return isTold
                ? nil
                : subject.finding(
                    Self.file, "has what the API no longer keeps: \(line)", Self.remedy)
        }
    }
}
