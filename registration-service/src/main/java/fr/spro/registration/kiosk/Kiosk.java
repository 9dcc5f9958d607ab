package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import java.time.Instant;
import org.springframework.data.annotation.Id;

/// The secret link of a day's self check-in tablets. It publishes no events.
///
/// @param id that of the day
/// @param linkGeneration the latest generation of the link, from 1; 0 before the first
/// @param linkEnabled whether the link is enabled
public record Kiosk(@Id DayId id, int linkGeneration, boolean linkEnabled, long version) implements Aggregate {

    static Kiosk of(DayId day) {
        return new Kiosk(day, 0, false, 0);
    }

    /// Creates a new link and invalidates the previous one.
    Change<Kiosk, Void> createLink(String by, Instant now) {
        return Change.<Kiosk, Void>to(new Kiosk(id, linkGeneration + 1, true, version))
                .audited(AuditEntry.of(KioskAction.LINK_CREATED, by, now, id.subject()));
    }

    Change<Kiosk, Void> revokeLink(String by, Instant now) {
        if (!linkEnabled) return Change.none(this);
        return Change.<Kiosk, Void>to(new Kiosk(id, linkGeneration, false, version))
                .audited(AuditEntry.of(KioskAction.LINK_REVOKED, by, now, id.subject()));
    }
}
