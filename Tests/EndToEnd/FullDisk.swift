import Foundation
import Glibc
import Testing

/// A disk without space: writes are refused for the time being, and nothing acknowledged is lost.
@Suite struct FullDisk {
    @Test(.enabled(if: SmallDisk.isAllowed, "only root may mount a small disk, and not everywhere"))
    func `a full disk refuses writes until there is space again, without a restart`() async throws {
        let host = try RunningHost()
        let disk = try SmallDisk(at: host.folder.appendingPathComponent("data"))
        defer {
            host.stop()
            disk.remove()
        }
        try host.install("registry")
        let token = try makeOperator(host)
        #expect(try host.start())
        let line = host.line
        var acknowledged: [String] = []
        var refusal: Line.Answer?
        for number in 0..<5_000 where refusal == nil {
            if number == 10 { try disk.fill() }
            let answer = try await line.createBody(named: "Сынақ \(number)", token: token)
            if let id = answer.createdId { acknowledged.append(id) } else { refusal = answer }
        }
        #expect(acknowledged.count >= 10)
        #expect(refusal?.asksToTryAgain == true, "\(refusal?.text ?? "never full")")
        #expect(try await host.get("/health/live").status == 200)

        try disk.makeSpace()
        let isBack = try await eventually {
            let answer = try await line.createBody(named: "Соңғы", token: token)
            if let id = answer.createdId { acknowledged.append(id) }
            return answer.status == 201
        }
        #expect(isBack, "\(host.log.suffix(2_000))")
        try await host.expectBodies(acknowledged)
    }
}

/// A disk of 64 MB in memory.
struct SmallDisk {
    private let folder: URL
    private var filler: URL { folder.appendingPathComponent("filler") }

    /// Whether this process may mount one.
    static let isAllowed: Bool = {
        guard getuid() == 0 else { return false }
        let folder = URL(fileURLWithPath: "/tmp/arna-disk-\(UUID().uuidString.prefix(8))")
        guard let disk = try? SmallDisk(at: folder) else { return false }
        disk.remove()
        return rmdir(folder.path) == 0
    }()

    init(at folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let mounted = try Program.run(
            "mount", "-t", "tmpfs", "-o", "size=96m,mode=755", "tmpfs", folder.path)
        guard mounted.status == 0 else {
            rmdir(folder.path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    func remove() { umount2(folder.path, Int32(MNT_DETACH)) }

    /// Takes all space but a few pages.
    func fill() throws {
        var space = statvfs()
        #expect(statvfs(folder.path, &space) == 0)
        let size = Int(space.f_bavail) * Int(space.f_frsize) - 65_536
        let filled = try Program.run("fallocate", "-l", "\(size)", filler.path)
        #expect(filled.status == 0, "\(filled.output)")
    }

    func makeSpace() throws { #expect(truncate(filler.path, 0) == 0) }
}
