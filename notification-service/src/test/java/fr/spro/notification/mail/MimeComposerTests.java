package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.notification.EventsOf;
import fr.spro.notification.known.DayProjection;
import fr.spro.notification.known.Recipient;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The parts of a composed mail.
class MimeComposerTests {

    private static final Instant NOW = Instant.parse("2027-11-08T09:00:00Z");
    private static final EventsOf EVENTS = new EventsOf("r", "d", 1, NOW);
    private static final Day DAY = new Day(
            1,
            "journee",
            "La **grande** journée",
            NOW,
            NOW.plusSeconds(3600),
            "Nantes",
            "**Tram** 1\n\n- [le plan](https://example.org/plan)",
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null);

    @Test
    void the_text_part_has_the_texts_of_the_organisers_without_marks() throws Exception {
        var places = new Places(new Place(true, null), List.of());
        var confirmed = EVENTS.confirmed(places);

        assertThat(text(composed(Kind.PLACE_CONFIRMED, confirmed, "fr")))
                .contains("- Comment venir\u00a0:", "\nTram 1\n\n- le plan\u00a0: https://example.org/plan\n")
                .doesNotContain("](", "**Tram");
        assertThat(text(composed(Kind.PLACE_CONFIRMED, confirmed, "en")))
                .contains("- le plan: https://example.org/plan\n");
    }

    @Test
    void the_subject_has_the_title_of_the_day_without_marks() throws Exception {
        var requested = EVENTS.requested(NOW);

        assertThat(composed(Kind.CONFIRM_ADDRESS, requested, "fr").getSubject())
                .startsWith("Confirmez votre inscription\u00a0: La grande journée, ");
    }

    @ParameterizedTest
    @MethodSource("toAddressesThatNobodyHasConfirmed")
    void a_mail_to_an_address_that_nobody_has_confirmed_has_nothing_that_was_typed_with_it(Kind kind, MailedEvent event)
            throws Exception {
        for (var language : List.of("fr", "en")) {
            assertThat(raw(composed(kind, event, language)))
                    .contains("ada@example.org", language.equals("fr") ? "Bonjour," : "Hello,")
                    .doesNotContain("Ada");
        }
    }

    @Test
    void a_mail_to_a_confirmed_address_has_the_name() throws Exception {
        var confirmed = EVENTS.confirmed(new Places(new Place(true, null), List.of()));

        assertThat(raw(composed(Kind.PLACE_CONFIRMED, confirmed, "fr")))
                .contains("Bonjour Ada,", "Ada <ada@example.org>");
        assertThat(raw(composed(Kind.ADDRESS_REGISTERED, repeated(null), "fr"))).contains("Ada <ada@example.org>");
    }

    static Stream<Arguments> toAddressesThatNobodyHasConfirmed() {
        var nowhere = new Places(new Place(false, null), List.of());
        return Stream.of(
                arguments(Kind.CONFIRM_ADDRESS, EVENTS.requested(NOW)),
                arguments(Kind.CONFIRM_SOON, new HoldReminded("r", "d", 1, 1, 1, NOW, NOW)),
                arguments(Kind.CONFIRM_NEW_ADDRESS, new NewAddressEntered("r", "d", 1, 1, 1, NOW, NOW)),
                arguments(Kind.ADDRESS_REGISTERED, repeated(NOW)),
                arguments(Kind.LINK_RENEWED, new LinkRenewed("r", "d", 1, 1, 1, NOW, NOW, null, null)),
                arguments(
                        Kind.CHANGED,
                        EVENTS.changed(List.of(Reason.DAY_MOVED), List.of(), List.of(), nowhere, null, NOW)),
                arguments(
                        Kind.DAY_CANCELLED,
                        EVENTS.changed(List.of(Reason.DAY_CANCELLED), List.of(), List.of(), nowhere, null, null)),
                arguments(Kind.CANCELLED, new RegistrationCancelled("r", "d", 1, 1, NOW, Party.ORGANISER)),
                arguments(Kind.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW)));
    }

    private static RegistrationRepeated repeated(@Nullable Instant heldUntil) {
        return new RegistrationRepeated("r", "d", 1, 1, 1, NOW, heldUntil);
    }

    /// Headers and text.
    private static String raw(MimeMessage message) throws Exception {
        return "%s\n%s\n%s".formatted(message.getSubject(), List.of(message.getAllRecipients()), text(message));
    }

    private static MimeMessage composed(Kind kind, MailedEvent event, String language) {
        var ada = new Recipient(
                EntityRef.registration("r"),
                1,
                "Ada",
                "ada@example.org",
                language,
                null,
                List.of(),
                List.of(),
                false,
                null,
                null);
        var day = Optional.of(new DayProjection("d", 1, DAY));
        var message = new MimeMessage((Session) null);
        MailUseCases.composer()
                .compose(new MailRequest("e/r/7", kind, event, 7, NOW, ada, Optional.empty(), day, false), message);
        return message;
    }

    private static String text(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i));
                if (!found.isEmpty()) return found;
            }
            return "";
        }
        return part.getDataHandler().getContentType().startsWith("text/plain")
                ? String.valueOf(part.getContent()).replace("\r\n", "\n")
                : "";
    }
}
