package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import java.time.Instant;
import org.springframework.data.annotation.Id;

/// What opens the tablets at which people check in by themselves. It tells no facts.
///
/// @param id the day's, for each has one
/// @param linkGeneration which of its links is the last one, from 1; 0 before there was any
/// @param linkOpens whether that link opens anything
public record Kiosk(@Id DayId id, int linkGeneration, boolean linkOpens, long version) implements Aggregate {

    static Kiosk of(DayId day) {
        return new Kiosk(day, 0, false, 0);
    }

    /// A link for the tablets; one that was given before opens nothing any more.
    Change<Kiosk, Void> giveLink(String by, Instant now) {
        return Change.<Kiosk, Void>to(new Kiosk(id, linkGeneration + 1, true, version))
                .audited(AuditEntry.of(KioskAction.LINK_GIVEN, by, now, id.subject()));
    }

    Change<Kiosk, Void> withdrawLink(String by, Instant now) {
        if (!linkOpens) return Change.none(this);
        return Change.<Kiosk, Void>to(new Kiosk(id, linkGeneration, false, version))
                .audited(AuditEntry.of(KioskAction.LINK_WITHDRAWN, by, now, id.subject()));
    }
}
