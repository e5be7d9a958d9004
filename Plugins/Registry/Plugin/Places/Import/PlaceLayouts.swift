import PluginKit

/// The files in which the classifier goes about.
enum PlaceLayout: String, CaseIterable {
    /// A compilation with keys of its own: `id;parent_id;code;name`, in Russian.
    case compilation
    /// The workbook of the national classifier: `kato,…,level,type_code,name_ru,name_kk`.
    case national
    /// The file of the statistics office: `te,ab,cd,ef,hij,k,name_kaz,name_rus,nn`.
    case statistics

    static let all = PlaceLayout.allCases.map(\.layout)

    var layout: ImportLayout { ImportLayout(rawValue, columns) }

    private var columns: [ImportLayout.Column] {
        switch self {
        case .compilation:
            [.init("id"), .init("parent_id"), .init("code"), .init("name")]
        case .national:
            [
                .init("kato"), .init("kato_version", required: false),
                .init("level", required: false), .init("type_code", required: false),
                .init("name_ru"), .init("name_kk"),
            ]
        case .statistics:
            [
                .init("te"), .init("ab", required: false), .init("cd", required: false),
                .init("ef", required: false), .init("hij", required: false),
                .init("k", required: false), .init("name_kaz"), .init("name_rus"),
                .init("nn", required: false),
            ]
        }
    }

    var codeColumn: String {
        switch self {
        case .compilation: "code"
        case .national: "kato"
        case .statistics: "te"
        }
    }

    var typeColumn: String? {
        switch self {
        case .compilation: nil
        case .national: "type_code"
        case .statistics: "k"
        }
    }

    var kazakhColumn: String? {
        switch self {
        case .compilation: nil
        case .national: "name_kk"
        case .statistics: "name_kaz"
        }
    }

    var russianColumn: String {
        switch self {
        case .compilation: "name"
        case .national: "name_ru"
        case .statistics: "name_rus"
        }
    }
}
