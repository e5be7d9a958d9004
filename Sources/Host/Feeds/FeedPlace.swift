import Crypto
import Foundation
import KazakhstanFormats
import PluginKit

/// Where a feed lies, and by which names its readers know it and its entries.
struct FeedPlace {
    /// `https://arna.example.kz`
    let root: String
    /// Empty for a feed of the host.
    let plugin: String
    let path: String
    let language: Language
    let installation: UUID

    /// The page that the feed tells of.
    var page: String { href(of: path) }

    func href(of path: String) -> String {
        root + PagePath.of(path, of: plugin, in: language)
    }

    func href(ofPage number: Int) -> String {
        let first = root + FeedPlace.path(path, of: plugin, in: language)
        return number == 1 ? first : "\(first)?page=\(number)"
    }

    /// Below the site.
    static func path(_ path: String, of plugin: String, in language: Language) -> String {
        PagePath.of(path, of: plugin, in: language) + ".atom"
    }

    /// It is the same under whatever name the site is reached, and of no other installation.
    var id: String { urn(of: "\(plugin)/\(path)/\(language.rawValue)") }

    func id(of key: String) -> String {
        urn(of: "\(plugin)/\(path)/\(language.rawValue)/\(key)")
    }

    /// A UUID made of a name: version 5 of RFC 9562.
    private func urn(of name: String) -> String {
        var hash = Insecure.SHA1()
        withUnsafeBytes(of: installation.uuid) { hash.update(data: $0) }
        hash.update(data: Data(name.utf8))
        var bytes = Array(hash.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let id = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
        return "urn:uuid:\(id.text)"
    }
}
