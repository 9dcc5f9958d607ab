package fr.spro.registration.roster;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on lists of people.
public enum RosterAction implements AuditAction {
    EXPORTED;

    @Override
    public String area() {
        return "roster";
    }
}
