package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.known.DayProjection;
import fr.spro.notification.known.Projections;
import fr.spro.notification.known.Recipient;
import fr.spro.notification.known.Standing;
import fr.spro.notification.message.Notification.Reference;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The data of other services that a message needs.
///
/// @param unknown what is missing
/// @param group for which a coordinator receives it
/// @param standing of the registration that it goes to, if anything is known
record MessageData(
        List<EntityRef> unknown,
        Optional<Recipient> recipient,
        Optional<Recipient> group,
        Optional<DayProjection> day,
        Optional<Standing> standing) {

    static MessageData of(Notification notification, Projections projections) {
        var unknown = new LinkedHashSet<EntityRef>();
        var about = notification.about();
        var found = projections.lookUp(about.ref());
        if (found.version() < about.version()) unknown.add(about.ref());
        if (found.recipient().filter(MessageData::hasAddress).isEmpty()) unknown.add(found.end());
        var group = Optional.ofNullable(notification.group()).flatMap(projections::recipient);
        var day = Optional.ofNullable(notification.day()).flatMap(needed -> day(needed, projections, unknown));
        var recipient = notification.template().goesToNewAddress()
                ? found.recipient().flatMap(known -> known.atNewAddress(about.version()))
                : found.recipient();
        return new MessageData(List.copyOf(unknown), recipient, group, day, projections.standing(about.ref()));
    }

    /// Where it goes, once nothing is missing.
    String address() {
        return Objects.requireNonNull(recipient.orElseThrow().email());
    }

    /// Whether the new address that it asks to confirm was confirmed, replaced or dropped since.
    boolean isOutdated() {
        return unknown.isEmpty() && recipient.isEmpty();
    }

    /// Whether the day that it is about is over by now.
    boolean isDayOver(Instant now) {
        return day.filter(known -> !now.isBefore(known.day().endsAt())).isPresent();
    }

    /// Those who get it instead of the recipient.
    List<EntityRef> coordinators() {
        return recipient.map(Recipient::coordinators).orElse(List.of());
    }

    boolean isRecipientErased() {
        return recipient.filter(Recipient::erased).isPresent();
    }

    /// A group without coordinators waits for one.
    private static boolean hasAddress(Recipient recipient) {
        return recipient.email() != null || !recipient.coordinators().isEmpty() || recipient.erased();
    }

    private static Optional<DayProjection> day(
            Reference needed, Projections projections, Collection<EntityRef> unknown) {
        var day = projections.day(needed.ref().id());
        if (day.filter(known -> known.version() >= needed.version()).isEmpty()) unknown.add(needed.ref());
        return day;
    }
}
