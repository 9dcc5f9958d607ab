package fr.spro.notification.message;

import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.notification.mail.Kind;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Whether a participant was given an entry for the calendar, so that a mail has one to remove: to
/// remove what was never there puzzles calendar programs and people.
@Component
class GivenEntries {

    private static final Set<Kind> REMOVING =
            Set.of(Kind.CANCELLED, Kind.LAPSED, Kind.OFFER_EXPIRED, Kind.DAY_CANCELLED);

    private final MongoOperations mongo;
    private final JsonMapper json;

    GivenEntries(MongoOperations mongo, JsonMapper json) {
        this.mongo = mongo;
        this.json = json;
    }

    /// Whether the last earlier message about the registration that has to do with the calendar gave an
    /// entry. Whether that message was sent does not matter: with a place the own page gives the same
    /// entry. Reads the store only for messages that may remove one.
    boolean include(Notification notification) {
        if (!REMOVING.contains(notification.template())) return false;
        var ofAggregate = NotificationId.ofAggregate(notification.cause().aggregate());
        return mongo.find(ofAggregate, Notification.class).stream()
                .filter(told -> told.cause().sequence() < notification.cause().sequence())
                .sorted(Comparator.comparing((Notification told) -> told.cause().sequence())
                        .reversed())
                .flatMap(told -> gives(told).stream())
                .findFirst()
                .orElse(false);
    }

    /// Whether it gives an entry or removes it; empty if it does neither.
    private Optional<Boolean> gives(Notification told) {
        try {
            return switch (told.cause().mailedEvent(json)) {
                case RegistrationConfirmed _ -> given(told.template().equals(Kind.PLACE_CONFIRMED));
                case ParticipantPromoted e -> given(e.acceptUntil() == null);
                case RegistrationChanged _ when told.template().equals(Kind.DAY_CANCELLED) -> Optional.of(false);
                case RegistrationChanged e when Boolean.TRUE.equals(e.offerLost()) -> Optional.empty();
                case RegistrationChanged e -> given(e.confirmUntil() == null && e.acceptUntil() == null);
                case RegistrationCancelled _, RegistrationLapsed _ -> Optional.of(false);
                case OfferExpired e when e.dayExpired() -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (EventOfNewerVersion unknown) {
            return Optional.of(true);
        }
    }

    private static Optional<Boolean> given(boolean isGiven) {
        return isGiven ? Optional.of(true) : Optional.empty();
    }
}
