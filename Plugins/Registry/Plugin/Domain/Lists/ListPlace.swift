import KazakhstanFormats
import PluginKit

/// Of where a list of officials is: that of the central bodies, or that of a region, city or district.
/// Source: REG-5.
enum ListPlace: FieldValue, Hashable {
    case central
    /// A region or district of the classifier: a city is one of both.
    case territory(KATOCode)

    /// As addresses and tables have it: `central`, or nine digits.
    var word: String {
        switch self {
        case .central: "central"
        case .territory(let code): code.rawValue
        }
    }

    var code: KATOCode? { if case .territory(let code) = self { code } else { nil } }

    /// Smaller places have no list of their own.
    init?(word: String) {
        if word == "central" {
            self = .central
        } else if let code = KATOCode(rawValue: word), [.region, .district].contains(code.level) {
            self = .territory(code)
        } else {
            return nil
        }
    }

    static var shape: Shape {
        .text(.init(lengths: 7...9, pattern: "^(central|[1-9][0-9]{8})$", example: "central"))
    }

    static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> ListPlace? {
        if let place = json.string.flatMap(ListPlace.init(word:)) { return place }
        problems.append(.registry(pointer, "noListOfPlace"))
        return nil
    }

    func write(to json: inout JSONWriter, masking dataClass: DataClass) { json.write(word) }
}

extension ListPlace: SQLEncodable, SQLDecodable {
    var sqlParameter: SQLParameter { word.sqlParameter }

    init(cell: Cell) throws {
        let word = try String(cell: cell)
        guard let place = ListPlace(word: word) else { throw UnknownListPlace() }
        self = place
    }
}

/// A stored place that can have no list.
struct UnknownListPlace: Error, CustomStringConvertible {
    var description: String {
        "a stored place of a list is neither central nor a region or district"
    }
}

extension Request {
    /// The place that the path names.
    var listPlace: ListPlace {
        get throws(Missing) {
            guard let place = path["place"].flatMap(ListPlace.init(word:)) else { throw Missing() }
            return place
        }
    }
}
