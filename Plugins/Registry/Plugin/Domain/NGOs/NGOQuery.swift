import KazakhstanFormats
import PluginKit

/// Which organisations are asked for.
struct NGOQuery: Described {
    /// Words of the name as people type them, or a BIN.
    var q: String?
    /// A region of the classifier; of another place, its region.
    var region: KATOCode?
    var sphere: String?
    var form: String?
    var status: NGO.Status?

    static let fields = Fields(
        "NGOQuery", texts: "registry.search", blank: NGOQuery(),
        [
            Field("q", \.q, .length(0...200)), Field("region", \.region),
            Field("sphere", \.sphere, .length(0...60)), Field("form", \.form, .length(0...60)),
            Field("status", \.status),
        ])

    /// Whether it asks for nothing, or for one region: then any list is the beginning of one index.
    var isPlain: Bool {
        q.isBlank && sphere.isBlank && form.isBlank && status == nil
    }

    /// Whether it leaves out no organisation.
    var isOpen: Bool {
        isPlain && region == nil
    }
}
