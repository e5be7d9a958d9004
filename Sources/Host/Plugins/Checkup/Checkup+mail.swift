import Foundation

extension Checkup {
    /// Letters are sent, and can be.
    mutating func examineMail() {
        guard settings.mailFrom != nil else {
            return note(
                .notes, "mail", "mail.from is empty: no letter is sent",
                remedy: "name the address that letters come from in mail.from")
        }
        let program = settings.mailProgram
        let places = SystemProgram(name: program).places
        if !places.contains(where: FileManager.default.isExecutableFile) {
            note(
                .degrades, "mail", "there is no program \(program): letters wait",
                remedy:
                    "install a mail system, such as msmtp-mta, or name its program in mail.sendmail"
            )
        }
        if settings.siteAddress == nil {
            note(
                .degrades, "mail",
                "site.address is empty: letters that have a link are not written",
                remedy: "name the address at which people reach this installation in site.address")
        }
    }
}
