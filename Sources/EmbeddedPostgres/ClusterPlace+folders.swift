import Foundation

extension ClusterPlace {
    /// Makes the folder in which the locks lie.
    func prepare() throws {
        try make(folder)
        guard access(folder.path, W_OK) == 0 else {
            throw FolderUnusable(folder: folder.path, reason: "it is not writable for you.")
        }
    }

    /// Makes the folders that a server needs, each for its user alone. Whoever calls holds the entrance
    /// lock: between making a folder and giving it away it looks like a stranger's.
    func furnish() throws {
        try own(log)
        try own(sockets)
    }

    /// Makes a folder and those above that are missing, open to the server's user whatever the umask.
    private func make(_ folder: URL) throws {
        if FileManager.default.fileExists(atPath: folder.path) { return }
        try make(folder.deletingLastPathComponent())
        guard mkdir(folder.path, 0o755) == 0 || errno == EEXIST else { throw unusable(folder) }
        guard chmod(folder.path, 0o755) == 0 else { throw unusable(folder) }
    }

    /// Makes an empty folder of the server's user, or checks that the one found is his: a folder in
    /// /tmp could be a stranger's.
    func own(_ folder: URL) throws {
        if mkdir(folder.path, 0o700) == 0 {
            return try give(folder)
        }
        guard errno == EEXIST else { throw unusable(folder) }
        var status = stat()
        guard lstat(folder.path, &status) == 0 else { throw unusable(folder) }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == user.id else {
            throw FolderUnusable(
                folder: folder.path, reason: "it does not belong to the user \(user.name).")
        }
        guard chmod(folder.path, 0o700) == 0 else { throw unusable(folder) }
    }

    /// Writes a file that the server's user can read; the old one stays until the new is whole.
    /// - Returns: Whether the text is another than before.
    @discardableResult
    func write(_ text: String, to file: URL) throws -> Bool {
        if let old = try? String(contentsOf: file, encoding: .utf8), old == text { return false }
        let draft = file.appendingPathExtension("new")
        try Data(text.utf8).write(to: draft)
        guard chmod(draft.path, 0o600) == 0 else { throw unusable(draft) }
        try give(draft)
        guard rename(draft.path, file.path) == 0 else { throw unusable(file) }
        return true
    }

    private func give(_ item: URL) throws {
        guard user.isAnother else { return }
        guard lchown(item.path, user.id, user.group) == 0 else { throw unusable(item) }
    }

    private func unusable(_ item: URL) -> FolderUnusable {
        FolderUnusable(folder: item.path, reason: String(cString: strerror(errno)))
    }
}
