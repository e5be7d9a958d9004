/// The parts of a workbook beside its cells.
struct WorkbookParts {
    /// Of the sheets.
    let titles: [String]

    private static let formats = "http://schemas.openxmlformats.org"
    private static let sheets = "\(formats)/spreadsheetml/2006/main"
    private static let document = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    var all: [(name: String, content: [UInt8])] {
        [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations),
            ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", relationsOfWorkbook),
            ("xl/styles.xml", Self.styles),
        ]
    }

    private var numbers: [Int] { Array(titles.indices.map { $0 + 1 }) }

    private var contentTypes: [UInt8] {
        let parts =
            [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
            + numbers.map { ("/xl/worksheets/sheet\($0).xml", "worksheet") }
        return Self.xml("Types", "\(Self.formats)/package/2006/content-types") { xml in
            xml.element(
                "Default",
                [
                    "Extension": "rels",
                    "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
                ])
            for (name, type) in parts {
                xml.element(
                    "Override",
                    ["PartName": name, "ContentType": "\(Self.document).\(type)+xml"])
            }
        }
    }

    private var workbook: [UInt8] {
        var xml = XMLWriter()
        let names = Self.tabs(of: titles)
        xml.element(
            "workbook",
            [
                "xmlns": Self.sheets,
                "xmlns:r": "\(Self.formats)/officeDocument/2006/relationships",
            ]
        ) { xml in
            xml.element("sheets") { xml in
                for number in numbers {
                    xml.element(
                        "sheet",
                        [
                            "name": names[number - 1], "sheetId": String(number),
                            "r:id": "sheet\(number)",
                        ])
                }
            }
        }
        return xml.bytes
    }

    private var relations: [UInt8] {
        Self.relations([("workbook", "officeDocument", "xl/workbook.xml")])
    }

    private var relationsOfWorkbook: [UInt8] {
        Self.relations(
            numbers.map { ("sheet\($0)", "worksheet", "worksheets/sheet\($0).xml") }
                + [("styles", "styles", "styles.xml")])
    }

    private static func relations(_ targets: [(id: String, type: String, place: String)]) -> [UInt8]
    {
        xml("Relationships", "\(formats)/package/2006/relationships") { xml in
            for (id, type, place) in targets {
                xml.element(
                    "Relationship",
                    [
                        "Id": id, "Type": "\(formats)/officeDocument/2006/relationships/\(type)",
                        "Target": place,
                    ])
            }
        }
    }

    private static func xml(
        _ name: String, _ space: String, _ content: (inout XMLWriter) -> Void
    ) -> [UInt8] {
        var xml = XMLWriter()
        xml.element(name, ["xmlns": space], content)
        return xml.bytes
    }

    /// Titles as a tab may have them: at most 31 letters, none of `[]:*?/\`, no two alike.
    private static func tabs(of titles: [String]) -> [String] {
        var tabs: [String] = []
        for (index, title) in titles.enumerated() {
            let plain = title.filter { !"[]:*?/\\'".contains($0) }
            let tab = String(plain.prefix(31)).trimmingSpaces
            let isTaken = tab.isEmpty || tabs.contains { $0.lowercased() == tab.lowercased() }
            tabs.append(isTaken ? "\(tab.prefix(27)) \(index + 1)".trimmingSpaces : tab)
        }
        return tabs
    }

    /// In the order of ``SheetCell/Look``.
    private static var styles: [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <styleSheet xmlns="\(sheets)">
            <numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/>\
            <numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy"/>\
            <numFmt numFmtId="166" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="6">\(looks)</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>

            """.utf8)
    }

    private static var looks: String {
        SheetCell.Look.allCases.map { look in
            let (format, font, alignment) = look.style
            let applied = format == 0 ? "" : " applyNumberFormat=\"1\""
            return """
                <xf numFmtId="\(format)" fontId="\(font)" fillId="0" borderId="0" xfId="0"\(applied)\
                 applyAlignment="1"><alignment vertical="top"\(alignment)/></xf>
                """
        }.joined()
    }
}

extension WorkbookParts {
    /// The beginning of a sheet, up to its rows.
    static func beginning(of head: SheetHead) -> String {
        let widths = head.columns.enumerated().map { index, column in
            "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
        }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <worksheet xmlns="\(sheets)">
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
            activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
            \(widths.isEmpty ? "" : "<cols>\(widths)</cols>")
            <sheetData>

            """
    }

    /// What follows the rows of a sheet: that codes are meant to be texts, a spreadsheet need not mark.
    static func end(lastCell: String) -> String {
        """
        </sheetData>
        <ignoredErrors><ignoredError sqref="A1:\(lastCell)" numberStoredAsText="1"/></ignoredErrors>
        </worksheet>

        """
    }
}

extension SheetCell.Look {
    /// The number of its format, of its font, and how it lies.
    fileprivate var style: (format: Int, font: Int, alignment: String) {
        switch self {
        case .plain: (0, 0, "")
        case .title: (0, 1, " wrapText=\"1\"")
        case .code: (49, 0, "")
        case .share: (164, 0, "")
        case .day: (165, 0, "")
        case .moment: (166, 0, "")
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
