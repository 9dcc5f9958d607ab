package fr.spro.registration.roster;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done with the list of people.
public enum RosterAction implements AuditAction {
    EXPORTED;

    @Override
    public String area() {
        return "roster";
    }
}
