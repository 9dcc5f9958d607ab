package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.PageTest;
import java.io.StringReader;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Sequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages whose content depends on versions and sequence numbers, with those of a restored store.
class RestoredStoreTests extends PageTest {

    private RegistrationId id = new RegistrationId("none");

    RestoredStoreTests() {
        super(InMemoryMongo.restored());
    }

    @BeforeEach
    void register_and_restore() {
        publish(10, 1);
        id = confirmed("Ada", MORNING);
        new EnrolmentConfiguration().restoreContactVersions(mongo.mongo()).run(InMemoryMongo.RESTORED);
    }

    @Test
    void has_raised_numbers() {
        assertThat(find().version()).isGreaterThan(InMemoryMongo.RESTORED);
        assertThat(store.get(id).version()).isGreaterThan(InMemoryMongo.RESTORED);
        assertThat(store.get(id).contact().version()).isGreaterThan(InMemoryMongo.RESTORED);
    }

    @Test
    void calendar_files_have_growing_sequences() throws Exception {
        var before = sequence("/inscriptions/%s/journee.ics".formatted(links.text(id.value(), 1)));
        sequence("/journees/%s/journee.ics".formatted(day.value()));

        cancelRegistration.handle(id, "participant");

        assertThat(sequence("/inscriptions/%s/journee.ics".formatted(links.text(id.value(), 1))))
                .isGreaterThan(before);
    }

    @Test
    void a_new_address_is_confirmed_by_its_link() {
        mvc.post()
                .uri("/inscriptions/%s/identite".formatted(links.text(id.value(), 1)))
                .param("version", store.get(id).contact().shown())
                .param("name", "Ada")
                .param("email", "lovelace@example.org")
                .with(csrf())
                .exchange();
        var contact = store.get(id).contact();
        assertThat(contact.pendingAddress()).isNotNull();
        var link = "/inscriptions/adresse/" + links.text("%s~%d".formatted(id.value(), contact.version()), 1);

        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("lovelace@example.org");
        assertThat(mvc.post().uri(link).with(csrf())).hasStatus3xxRedirection();

        assertThat(store.get(id).participant().email()).hasToString("lovelace@example.org");
    }

    private int sequence(String path) throws Exception {
        var file = mvc.get().uri(path).exchange();
        assertThat(file).hasStatusOk();
        var calendar =
                new CalendarBuilder().build(new StringReader(file.getResponse().getContentAsString()));
        var event = (VEvent) calendar.getComponents().getFirst();
        Sequence sequence = (Sequence) event.getProperty(Property.SEQUENCE).orElseThrow();
        return sequence.getSequenceNo();
    }
}
