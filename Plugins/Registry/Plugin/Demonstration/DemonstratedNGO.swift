import Foundation
import KazakhstanFormats
import PluginKit

/// A plainly synthetic organisation of the demonstration, with the years of which it informed.
struct DemonstratedNGO: Sendable {
    private let ngo: NGO

    init(_ line: DemonstrationFile.Line) throws {
        guard let status = NGO.Status(rawValue: try line.required("status")) else {
            throw DemonstrationUnreadable(place: line.place)
        }
        var ngo = NGO()
        ngo.id = UUID(demonstrated: "ngo", try line.required("key"))
        ngo.noBinReason = "Көрсетілім / Демонстрация"
        ngo.name = line.text("name")
        ngo.legalForm = try line.required("form")
        ngo.katoCode = line["kato"].flatMap(KATOCode.init(rawValue:))
        ngo.registeredOn = try line.day("registered_on")
        ngo.spheres = line.list("spheres")
        ngo.status = status
        ngo.statusSince =
            try line.day("status_since") ?? (status == .active ? ngo.registeredOn : nil)
        if let email = line["email"] {
            ngo.contacts = [Contact(kind: .email, value: email, public: true)]
            ngo.consentOn = try Day(year: 2026, month: 1, day: 15)
            ngo.consentBasis = "Көрсетілім / Демонстрация"
        }
        ngo.reports = try line.list("reports").map { try NGOReport(demonstrated: $0, in: line) }
        self.ngo = ngo
    }

    private func store(in transaction: Transaction) async throws {
        try await NGOs.insert(ngo, in: transaction)
        try await NGOWords.learn(ngo.words, in: transaction)
        try await transaction.execute(
            "UPDATE registry.ngos SET is_demonstration = true WHERE id = \(ngo.id)")
        for report in ngo.reports {
            try await NGOReports.mirror(
                report, of: ngo.id, source: "Көрсетілім / Демонстрация",
                asOf: Day(year: 2026, month: 4, day: 10), in: transaction)
        }
    }

    /// Records the organisations that are not there yet.
    static func load(_ ngos: [DemonstratedNGO], in transaction: Transaction) async throws {
        let known = try await NGOs.find(Set(ngos.map(\.ngo.id)), from: transaction)
        for demonstrated in ngos where known[demonstrated.ngo.id] == nil {
            try await demonstrated.store(in: transaction)
        }
    }
}

extension NGOReport {
    /// `2025 late 2026-04-06`
    fileprivate init(demonstrated text: String, in line: DemonstrationFile.Line) throws {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 1, let year = Int(words[0]), let state = State(rawValue: words[1])
        else {
            throw DemonstrationUnreadable(place: line.place)
        }
        self.init(
            year: year, state: state, on: try words.dropFirst(2).first.map { try Day(iso8601: $0) })
    }
}
