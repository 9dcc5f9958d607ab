package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Accepts or declines an offered seat. One that is declined, or whose time is over, goes to the next
/// person immediately. One that staff have taken away since is no longer offered.
@Service
public class AnswerOffer {

    private final Store<Registration> store;
    private final SeatedDays seatedDays;
    private final SettleRegistration settleRegistration;
    private final Clock clock;

    AnswerOffer(Store<Registration> store, SeatedDays seatedDays, SettleRegistration settleRegistration, Clock clock) {
        this.store = store;
        this.seatedDays = seatedDays;
        this.settleRegistration = settleRegistration;
        this.clock = clock;
    }

    /// A late one ends the offer.
    ///
    /// @param workshop null for the day itself
    /// @param by the participant, or the account of a member of staff whom the person has told
    /// @return whether the offer was still valid
    public boolean accept(RegistrationId id, @Nullable SessionId workshop, String by) {
        var now = clock.instant();
        if (store.decide(id, found -> seatedDays.get(found.day()).accept(found, workshop, by, now))
                .changed()) return true;
        expire(id, day(id), now);
        return false;
    }

    /// Declines an offer that is still open: the page may be an old one. A place at the day is declined by
    /// cancelling.
    ///
    /// @param by as for accepting
    /// @return false if there is none: the seat may have been accepted
    public boolean decline(RegistrationId id, SessionId workshop, String by) {
        var now = clock.instant();
        var day = day(id);
        var isDeclined = store.decide(id, found -> new Offers(found, day).decline(workshop, by, now))
                .changed();
        if (isDeclined) settleRegistration.handle(id, day);
        else expire(id, day, now);
        return isDeclined;
    }

    private RegionalDay day(RegistrationId id) {
        return seatedDays.get(store.get(id).day()).day();
    }

    /// Ends the offers that are over, as the sweep would: the seat goes to the next person at once.
    private void expire(RegistrationId id, RegionalDay day, Instant now) {
        if (!day.isAhead()) return;
        if (store.decide(id, found -> new Offers(found, day).expireOffers(now)).changed()) {
            settleRegistration.handle(id, day);
        }
    }
}
