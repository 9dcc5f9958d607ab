package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.day.DayId;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Sends a new link for a lost one. The response does not disclose whether the address is known.
@Service
public class RenewLink {

    private final Store<Registration> store;
    private final Registrations registrations;
    private final SeatedDays seatedDays;
    private final Clock clock;

    RenewLink(Store<Registration> store, Registrations registrations, SeatedDays seatedDays, Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.seatedDays = seatedDays;
        this.clock = clock;
    }

    /// @param mails whether the participant may be mailed; nothing is changed without it
    /// @return whether a registration has this address
    public boolean handle(DayId dayId, EmailAddress email, boolean mails) {
        var found = registrations.findByActiveAddress(Listing.activeAddress(dayId, email));
        if (mails) {
            found.ifPresent(known -> store.change(
                    known.id(),
                    registration -> seatedDays.get(registration.day()).renewLink(registration, clock.instant())));
        }
        return found.isPresent();
    }
}
