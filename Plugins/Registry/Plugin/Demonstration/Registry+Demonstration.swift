public import Foundation
public import PluginKit

extension Registry: BringsDemonstration {
    public func loadDemonstration(
        from folder: URL, in transaction: Transaction, agency: Agency
    ) async throws {
        let demonstration = try Demonstration(folder: folder)
        try await demonstration.loadBodies(in: transaction)
        try await Demonstration.listChanges(in: transaction)
        try await demonstration.loadDesignations(of: agency, in: transaction)
        try await Demonstration.publishList(in: transaction, agency: agency)
        try await Demonstration.conductCampaigns(in: transaction, agency: agency)
        try await Demonstration.reportContact(in: transaction)
        try await DemonstratedNGO.load(demonstration.ngos, in: transaction)
        try await Demonstration.takeInAboutNGOs(in: transaction)
        try await Demonstration.publishMaterial(in: transaction, agency: agency)
    }

    public func removeDemonstration(in transaction: Transaction) async throws -> [UUID] {
        try await Demonstration.remove(in: transaction)
    }
}
