import Foundation

/// The operating-system user that the server runs as.
struct ServerUser: Sendable, Equatable {
    let name: String
    let id: uid_t
    let group: gid_t

    /// Whether that is not the user of this process.
    var isAnother: Bool { id != geteuid() }

    /// The user of this process.
    static var current: ServerUser {
        named(id: geteuid()) ?? ServerUser(name: "\(geteuid())", id: geteuid(), group: getegid())
    }

    /// Who runs the cluster in `folder`: this user; or, for root, whom PostgreSQL refuses, the owner
    /// of the cluster that lies there, else `postgres`.
    static func forCluster(in folder: URL) throws -> ServerUser {
        guard geteuid() == 0 else { return .current }
        let data = folder.appending(path: ClusterPlace.dataName)
        if let owner = owner(of: data), owner != 0, let user = named(id: owner) { return user }
        guard let user = named("postgres") else { throw BinariesMissing(version: nil) }
        return user
    }

    private static func owner(of folder: URL) -> uid_t? {
        var status = stat()
        return stat(folder.path, &status) == 0 ? status.st_uid : nil
    }

    private static func named(_ name: String) -> ServerUser? {
        entry { getpwnam_r(name, $0, $1, $2, $3) }
    }

    private static func named(id: uid_t) -> ServerUser? {
        entry { getpwuid_r(id, $0, $1, $2, $3) }
    }

    private typealias Entry = passwd

    private static func entry(
        _ look: (
            UnsafeMutablePointer<Entry>, UnsafeMutablePointer<CChar>, Int,
            UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>
        ) -> Int32
    ) -> ServerUser? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { buffer in
            guard let text = buffer.baseAddress else { return nil }
            var entry = Entry()
            var found: UnsafeMutablePointer<Entry>?
            guard look(&entry, text, buffer.count, &found) == 0, found != nil else { return nil }
            return ServerUser(
                name: String(cString: entry.pw_name), id: entry.pw_uid, group: entry.pw_gid)
        }
    }
}
