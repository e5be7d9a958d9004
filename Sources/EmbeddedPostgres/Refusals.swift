import Foundation

/// The server programs of PostgreSQL are not installed, or not in the version the cluster needs.
public struct BinariesMissing: Error, Sendable, CustomStringConvertible {
    /// The version an existing cluster needs; nil when any will do.
    public let version: Int?

    public var description: String {
        guard let version else {
            return "PostgreSQL is not installed. As root: apt-get install postgresql"
        }
        return "The cluster was made by PostgreSQL \(version), which is not installed. "
            + "As root: apt-get install postgresql-\(version)"
    }
}

/// The cluster's folder says of itself what no PostgreSQL would write.
public struct VersionUnknown: Error, Sendable, CustomStringConvertible {
    public let file: String

    public var description: String { "\(file) does not hold a version of PostgreSQL." }
}

/// The folder cannot hold a cluster of this user.
public struct FolderUnusable: Error, Sendable, CustomStringConvertible {
    public let folder: String
    public let reason: String

    public var description: String { "\(folder) cannot hold the database: \(reason)" }
}

/// A program of PostgreSQL ended with an error.
public struct ProgramFailed: Error, Sendable, CustomStringConvertible {
    public let program: String
    public let status: String
    /// The last lines that it or the server wrote.
    public let output: String

    public var description: String { "\(program) failed (\(status)): \(output)" }
}

/// Something did not come about in the time allowed.
public struct OutOfPatience: Error, Sendable, CustomStringConvertible {
    public let awaited: String
    public let limit: Duration

    public var description: String { "Waited \(limit.components.seconds) s for \(awaited)." }
}
