import Foundation

/// The memory that glibc keeps ready for each thread.
///
/// It keeps seven freed pieces of each size up to 1 kB. A list takes and frees hundreds while it is told,
/// and two of some 20 kB: with more and larger ones kept, 10 % more lists are told (measured). That can
/// only be said before a process starts, so this one starts itself once more. An operator who sets
/// `GLIBC_TUNABLES` has the say.
enum ThreadCaches {
    private static let variable = "GLIBC_TUNABLES"
    /// Set in the process that was started again, so that it never happens twice.
    private static let mark = "ARNA_RESTARTED"

    static func enlarge() {
        // By its real name, which `ps` and `pkill` show.
        guard getenv(variable) == nil, getenv(mark) == nil,
            let executable = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe")
        else { return }
        setenv(mark, "1", 1)
        setenv(variable, "glibc.malloc.tcache_count=500:glibc.malloc.tcache_max=32768", 1)
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        // It only comes back where it cannot; then all goes on as it is.
        execv(executable, &arguments)
        arguments.forEach { free($0) }
    }
}
