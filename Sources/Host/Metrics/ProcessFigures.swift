import Foundation

/// What Linux says of this process. A figure that cannot be read is left out.
struct ProcessFigures {
    var families: [MetricFamily] {
        [
            family(
                "process_resident_memory_bytes", .gauge, "Memory that is resident.", residentBytes),
            family(
                "process_start_time_seconds", .gauge,
                "When the process began, in seconds since 1970.",
                startTime),
            family(
                "process_cpu_seconds_total", .counter, "Time that the processors spent.", cpuSeconds
            ),
            family("process_open_fds", .gauge, "Files and sockets that are open.", openFiles),
        ].compactMap { $0 }
    }

    private func family(
        _ name: String, _ kind: MetricFamily.Kind, _ help: String, _ value: Double?
    ) -> MetricFamily? {
        value.map { MetricFamily(name, kind, help, [MetricSample($0)]) }
    }

    private var residentBytes: Double? {
        guard let pages = fields(of: "/proc/self/statm").dropFirst().first.flatMap(Double.init)
        else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private var startTime: Double? {
        let boot = read("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }?
            .split(separator: " ").last.flatMap { Double($0) }
        guard let boot, let ticks = stat(22) else { return nil }
        return boot + ticks / Self.ticks
    }

    private var cpuSeconds: Double? {
        guard let user = stat(14), let system = stat(15) else { return nil }
        return (user + system) / Self.ticks
    }

    private var openFiles: Double? {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map {
            Double($0.count)
        }
    }

    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// A field of `/proc/self/stat`, counted from 1 as in proc(5). The second one is a name, which may have
    /// spaces and parentheses in it.
    private func stat(_ number: Int) -> Double? {
        guard let text = read("/proc/self/stat"), let end = text.lastIndex(of: ")") else {
            return nil
        }
        let rest = text[text.index(after: end)...].split(separator: " ")
        return rest.indices.contains(number - 3) ? Double(rest[number - 3]) : nil
    }

    private func fields(of path: String) -> [String] {
        read(path)?.split(separator: " ").map(String.init) ?? []
    }

    private func read(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
