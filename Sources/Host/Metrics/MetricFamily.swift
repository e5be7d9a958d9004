/// Figures of one name, as Prometheus reads them: text exposition format 0.0.4.
struct MetricFamily: Sendable {
    enum Kind: String, Sendable { case counter, gauge, histogram }

    let name: String
    let kind: Kind
    /// One sentence for who makes a graph of it.
    let help: String
    let samples: [MetricSample]

    init(_ name: String, _ kind: Kind, _ help: String, _ samples: [MetricSample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// A family of one figure without labels.
    init(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        self.init(name, kind, help, [MetricSample(Double(value))])
    }
}

typealias MetricLabel = (name: String, value: String)

/// One figure with what tells it from others of its name. A label must have few values, and none that
/// tells of a person.
struct MetricSample: Sendable {
    let value: Double
    let labels: [MetricLabel]
    let suffix: String

    init(_ value: Double, _ labels: [MetricLabel] = [], suffix: String = "") {
        self.value = value
        self.labels = labels
        self.suffix = suffix
    }

    /// A number as the format has it; a whole one without a fraction.
    static func text(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension Sequence<MetricFamily> {
    /// The whole text. A family without figures is left out.
    var exposition: String {
        var text = ""
        for family in self where !family.samples.isEmpty {
            text += "# HELP \(family.name) \(family.help.escaped(quotes: false))\n"
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.samples { text += sample.line(of: family.name) }
        }
        return text
    }
}

extension MetricSample {
    fileprivate func line(of name: String) -> String {
        let written = labels.map { "\($0.name)=\"\($0.value.escaped(quotes: true))\"" }
        let braces = written.isEmpty ? "" : "{\(written.joined(separator: ","))}"
        return "\(name)\(suffix)\(braces) \(Self.text(value))\n"
    }
}

extension String {
    fileprivate func escaped(quotes: Bool) -> String {
        var text = ""
        for letter in unicodeScalars {
            switch letter {
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\"" where quotes: text += "\\\""
            default: text.unicodeScalars.append(letter)
            }
        }
        return text
    }
}
