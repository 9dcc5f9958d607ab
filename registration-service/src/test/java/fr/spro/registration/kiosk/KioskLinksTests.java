package fr.spro.registration.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The secret link of a day's tablets.
class KioskLinksTests extends InMemoryService {

    private static final Instant NOW = Instant.now();

    private final KioskUseCases kiosk =
            new KioskUseCases(mongo, days, enrolment, roster, attendance, URI.create("http://localhost"), clock);
    private final KioskLinks kioskLinks = kiosk.kioskLinks;

    @Test
    void only_the_current_link_of_a_public_day_opens_the_kiosk() {
        publishUntil(NOW.plusSeconds(3600));
        var first = createLink();
        assertThat(first).isEqualTo(links.withPurpose("kiosk").text(day.value(), 1));
        assertThat(kioskLinks.find(first).id()).isEqualTo(day);
        var kiosk = links.withPurpose("kiosk");
        expectClosed(
                links.text(day.value(), 1),
                links.withPurpose("report").text(day.value(), 1),
                links.text("r-1", 1),
                kiosk.text(day.value(), 2),
                kiosk.text("r-1", 1),
                first.substring(0, first.length() - 2) + "xx",
                "x");

        var second = createLink();
        expectClosed(first);
        assertThat(kioskLinks.find(second).id()).isEqualTo(day);
        moveDay.handle(day, Step.CANCEL, "camille");
        expectClosed(second);
        moveDay.handle(day, Step.REINSTATE, "camille");
        moveDay.handle(new MoveDay.Command(day, Step.HOLD, true, "camille"));
        assertThat(kioskLinks.find(second).id()).isEqualTo(day);
        kioskLinks.revoke(day, "camille");
        expectClosed(second);
    }

    @Test
    void the_kiosk_stays_closed_days_before_the_day() {
        publishUntil(NOW.plus(Duration.ofDays(3).plusHours(7)));

        expectClosed(createLink());
    }

    @Test
    void the_kiosk_is_closed_after_the_day() {
        publishUntil(NOW.minus(Duration.ofHours(1)));

        expectClosed(createLink());
    }

    @Test
    void the_history_shows_who_created_replaced_and_revoked_the_link() {
        publishUntil(NOW.plusSeconds(3600));

        createLink();
        createLink();
        kioskLinks.revoke(day, "camille");
        kioskLinks.revoke(day, "camille");

        assertThat(kioskLinks.address(day)).isEmpty();
        assertThat(history(day.subject()))
                .extracting(AuditRecord::action)
                .endsWith(
                        KioskAction.LINK_CREATED.code(),
                        KioskAction.LINK_CREATED.code(),
                        KioskAction.LINK_REVOKED.code());
    }

    private void publishUntil(Instant end) {
        draftDay.handle(RegionalDay.draft(day, "request", Examples.detailsUntil(end), List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }

    private String createLink() {
        kioskLinks.create(day, "camille");
        var address = kioskLinks.address(day).orElseThrow();
        return address.substring("http://localhost/accueil/".length());
    }

    private void expectClosed(String... secrets) {
        for (var secret : secrets) {
            assertThatThrownBy(() -> kioskLinks.find(secret)).as(secret).isInstanceOf(UnknownLink.class);
        }
    }
}
