import Crypto
import CryptoExtras
import Foundation

/// How much work a password costs whoever tries to guess it: the parameters of scrypt (RFC 7914).
public struct PasswordCost: Sendable, Hashable {
    /// The binary logarithm of N; memory is 128 · N · r bytes.
    public let logN: Int
    public let r: Int
    public let p: Int

    public init(logN: Int, r: Int = 8, p: Int = 1) {
        self.logN = logN
        self.r = r
        self.p = p
    }

    /// 32 MiB for each password under way.
    public static let standard = PasswordCost(logN: 15)
}

/// A password as it is kept: `scrypt$15$8$1$<salt>$<key>`, salt and key in base64.
struct PasswordHash: Sendable, Hashable {
    let cost: PasswordCost
    private let salt: Data
    private let key: Data

    /// Hashes a password under a new salt.
    init(of password: String, cost: PasswordCost) throws {
        self.cost = cost
        salt = Data(Secret.bytes(16))
        key = try Self.derive(from: password, salt: salt, cost: cost)
    }

    /// Reads what was kept; nil where it is none.
    init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]),
            let r = Int(parts[2]),
            let p = Int(parts[3]), (1...20).contains(logN), (1...32).contains(r),
            (1...16).contains(p),
            let salt = Data(base64Encoded: String(parts[4])), !salt.isEmpty,
            let key = Data(base64Encoded: String(parts[5])), key.count == Self.keyLength
        else { return nil }
        cost = PasswordCost(logN: logN, r: r, p: p)
        self.salt = salt
        self.key = key
    }

    var text: String {
        "scrypt$\(cost.logN)$\(cost.r)$\(cost.p)$"
            + "\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    func matches(_ password: String) throws -> Bool {
        Secret.areEqual(try Self.derive(from: password, salt: salt, cost: cost), key)
    }

    private static let keyLength = 32

    /// Letters are composed first: keyboards differ in how they write «й».
    private static func derive(from password: String, salt: Data, cost: PasswordCost) throws -> Data
    {
        let letters = Data(password.precomposedStringWithCanonicalMapping.utf8)
        let passphrase = letters.isEmpty ? Data([0]) : letters  // scrypt takes no empty one here
        let key = try KDF.Scrypt.deriveKey(
            from: passphrase, salt: salt, outputByteCount: keyLength, rounds: 1 << cost.logN,
            blockSize: cost.r, parallelism: cost.p)
        return key.withUnsafeBytes { Data($0) }
    }
}
