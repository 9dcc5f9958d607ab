package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Gives tablets access to a day's check-in by one secret link, which the organiser creates, replaces and
/// revokes, and which works on the day only.
@Service
public class KioskLinks {

    private final SecretLinks links;
    private final Store<Kiosk> store;
    private final Days days;
    private final KioskPeriod period;
    private final URI publicUrl;
    private final Clock clock;

    KioskLinks(
            SecretLinks registrationLinks,
            Store<Kiosk> store,
            Days days,
            KioskPeriod period,
            @Value("${spro.public-url}") URI publicUrl,
            Clock clock) {
        this.links = registrationLinks.withPurpose("kiosk");
        this.store = store;
        this.days = days;
        this.period = period;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /// Creates a new link and invalidates the previous one.
    public void create(DayId day, String by) {
        store.insert(Change.to(Kiosk.of(day)));
        store.change(day, kiosk -> kiosk.createLink(by, clock.instant()));
    }

    public void revoke(DayId day, String by) {
        if (store.find(day).filter(Kiosk::linkEnabled).isEmpty()) return;
        store.change(day, kiosk -> kiosk.revokeLink(by, clock.instant()));
    }

    /// The address of the tablets' page; empty if there is no link.
    public Optional<String> address(DayId day) {
        return store.find(day)
                .filter(Kiosk::linkEnabled)
                .map(kiosk -> "%s/accueil/%s"
                        .formatted(publicUrl, links.text(kiosk.id().value(), kiosk.linkGeneration())));
    }

    /// The day of this link.
    ///
    /// @throws UnknownLink if the link is invalid or revoked
    /// @throws ClosedKiosk if it is not valid now
    public RegionalDay find(String secret) {
        var day = findAtAnyTime(secret);
        if (!period.isTime(day, clock.instant())) throw new ClosedKiosk(secret);
        return day;
    }

    /// The same outside the period of its tablets.
    ///
    /// @throws UnknownLink if the link is invalid or revoked
    public RegionalDay findAtAnyTime(String secret) {
        return links.verify(secret)
                .flatMap(link -> store.find(new DayId(link.id()))
                        .filter(kiosk -> kiosk.linkEnabled() && kiosk.linkGeneration() == link.generation()))
                .flatMap(kiosk -> days.findById(kiosk.id()))
                .orElseThrow(UnknownLink::new);
    }
}
