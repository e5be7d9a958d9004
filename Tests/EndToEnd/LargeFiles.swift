import Foundation
import Testing

/// A file of 50 MB passes through the host part by part, in and out. Source: PLT-13.
@Suite struct LargeFiles {
    private static let megabytes = 50

    @Test(arguments: ScanTransfer.Manner.allCases)
    func `fifty megabytes come in and go out, and the host holds hardly any of them`(
        _ manner: ScanTransfer.Manner
    ) async throws {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        // What scans reads all of it, too.
        #expect(
            try host.start(
                "--set", "upload.limit=64 MB", "--set", "files.scanCommand=wc -c"))
        let designation = try await host.line.createDesignation(token: token)
        let transfer = ScanTransfer(host: host, token: token, designation: designation)
        // What is loaded and kept at hand with the first file of all stays.
        try transfer.pass(try transfer.makeScan(named: "small.pdf", megabytes: 2), manner)
        let before = try host.memory("VmRSS")

        try transfer.pass(
            try transfer.makeScan(named: "large.pdf", megabytes: Self.megabytes), manner)
        let after = try host.memory("VmHWM")
        #expect(after - before <= 10 * 1_024, "\(before) kB, at most \(after) kB")
    }
}
