import Foundation

/// Where a cluster lies: its folder and what is in it, and the folder of its socket.
struct ClusterPlace: Sendable {
    static let dataName = "data"
    /// Where a cluster of root lies when the server's user cannot reach the folder asked for.
    static let refuge = URL(filePath: "/var/lib/arna")

    /// Bytes that the address of a Unix socket holds (`sockaddr_un`, without the closing zero).
    static let longestSocketPath = 107

    let folder: URL
    let user: ServerUser
    let sockets: URL
    /// Said when the cluster lies elsewhere than asked.
    let note: String?

    var data: URL { folder.appending(path: Self.dataName) }
    var log: URL { folder.appending(path: "log") }
    /// Held by whoever starts or stops the server.
    var entrance: URL { folder.appending(path: "starting.lock") }
    /// Shared by all who use the server.
    var lease: URL { folder.appending(path: "in-use.lock") }
    /// Present once roles and database exist.
    var furnished: URL { folder.appending(path: "furnished") }

    init(_ asked: URL, user: ServerUser) async throws {
        let asked = asked.absoluteURL.standardizedFileURL
        let reachable = try await Self.canEnter(user, asked)
        let mark = Self.mark(of: asked)
        folder = reachable ? asked : Self.refuge.appending(path: mark)
        note =
            reachable
            ? nil
            : "The user \(user.name), as whom the database runs, cannot reach \(asked.path): "
                + "the database lies in \(folder.path)."
        self.user = user
        sockets = Self.sockets(of: folder, mark: "\(Self.mark(of: folder))-\(user.id)")
    }

    /// `<folder>/s`; or a folder in /tmp where the socket's path would not fit into an address.
    private static func sockets(of folder: URL, mark: String) -> URL {
        let inside = folder.appending(path: "s")
        let length = "\(inside.path)/.s.PGSQL.5432".utf8.count
        return length <= longestSocketPath ? inside : URL(filePath: "/tmp/arna-\(mark)")
    }

    /// Whether the server's user may pass through the nearest folder above that exists.
    private static func canEnter(_ user: ServerUser, _ folder: URL) async throws -> Bool {
        guard user.isAnother else { return true }
        var nearest = folder
        while !isFolder(nearest), nearest.path != "/" { nearest.deleteLastPathComponent() }
        let test = Program(name: "test", binaries: URL(filePath: "/usr/bin"), user: user)
        return try await test.succeeds(["-x", nearest.path])
    }

    private static func isFolder(_ item: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: item.path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// Eight hexadecimal digits that tell one path from another (FNV-1a).
    private static func mark(of folder: URL) -> String {
        let hash = folder.path.utf8.reduce(UInt32(2_166_136_261)) {
            ($0 ^ UInt32($1)) &* 16_777_619
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
