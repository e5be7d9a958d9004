import Foundation

/// The server process of a cluster, as its pid file and /proc tell.
struct Postmaster: Sendable, Equatable {
    let pid: pid_t

    static func pidFile(in data: URL) -> URL { data.appending(path: "postmaster.pid") }

    /// The living server of the cluster in `data`: the number in the pid file belongs to a process
    /// that is a `postgres` and works in that folder. A number that another process bears since is
    /// none.
    static func living(in data: URL) -> Postmaster? {
        guard let first = lines(in: data).first, let pid = pid_t(first), pid > 0,
            works(pid, in: data)
        else { return nil }
        return Postmaster(pid: pid)
    }

    /// Whether it takes connections; not while it starts, recovers or stops.
    static func isReady(in data: URL) -> Bool {
        let lines = lines(in: data)
        return lines.count >= 8 && lines[7].trimmingCharacters(in: .whitespaces) == "ready"
    }

    /// Sessions of a server that was killed: while one works on, a new server must not start.
    static func orphans(in data: URL) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(pid_t.init).filter { works($0, in: data) }
    }

    /// A server works in its data folder, as all its sessions do.
    private static func works(_ pid: pid_t, in data: URL) -> Bool {
        let process = "/proc/\(pid)"
        let name = try? String(contentsOfFile: "\(process)/comm", encoding: .utf8)
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(process)/cwd")
        guard let name, let place, name.hasPrefix("postgres") else { return false }
        return place == data.resolvingSymlinksInPath().path
    }

    private static func lines(in data: URL) -> [Substring] {
        let text = try? String(contentsOf: pidFile(in: data), encoding: .utf8)
        return text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    }
}
