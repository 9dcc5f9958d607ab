package fr.spro.registration.selection.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// Staff cancel people who have not come, while the check-in desk records that one of them has: a page that did not
/// say so takes nobody's attendance away.
class PresentMeanwhileTests extends PageTest {

    /// Happens before the next write of a registration.
    private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

    private static final CommandListener WRITES = new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            var isWrite = event.getCommandName().equals("findAndModify")
                    && event.getCommand().getString("findAndModify").getValue().equals("registration");
            if (isWrite) MEANWHILE.getAndSet(() -> {}).run();
        }
    };

    private RegistrationId ada;

    PresentMeanwhileTests() {
        super(new InMemoryMongo(Infrastructure.fresh("pages"), new InMemoryBroker(), WRITES));
    }

    @BeforeEach
    void register() {
        publish(10, 5);
        ada = confirmed("Ada");
    }

    @Test
    void a_registration_is_not_cancelled_by_a_page_from_before() {
        arrive();

        assertThat(post("/inscriptions/%s/annulation".formatted(ada.value())).param("motif", "Absente"))
                .hasStatusOk()
                .bodyText()
                .contains("a été notée présente", "Sa présence sera retirée", "Absente", "name=\"presence\"");
        assertThat(store.get(ada).wasPresent()).isTrue();

        assertThat(post("/inscriptions/%s/annulation".formatted(ada.value())).param("presence", "oui"))
                .hasStatus3xxRedirection();
        assertThat(store.get(ada).isActive()).isFalse();
    }

    @Test
    void a_selection_is_not_cancelled_if_the_page_said_that_fewer_are_present() {
        var form = post("/selection/annulation/faite").param("id", ada.value()).param("nombre", "1");
        arrive();

        assertThat(form.param("presentes", "0"))
                .hasStatusOk()
                .bodyText()
                .contains("rien n’a été fait", "name=\"presentes\" value=\"1\"");
        assertThat(store.get(ada).wasPresent()).isTrue();

        assertThat(post("/selection/annulation/faite")
                        .param("id", ada.value())
                        .param("nombre", "1")
                        .param("presentes", "1"))
                .bodyText()
                .contains("est annulée");
        assertThat(store.get(ada).isActive()).isFalse();
    }

    @Test
    void who_comes_between_the_count_and_the_write_is_left_out_and_the_page_asks_again() {
        var bea = confirmed("Bea");
        MEANWHILE.set(this::arrive);

        assertThat(post("/selection/annulation/faite")
                        .param("id", bea.value(), ada.value())
                        .param("nombre", "2"))
                .hasStatusOk()
                .bodyText()
                .contains("Une inscription est annulée", "1 notée présente entre-temps")
                .containsOnlyOnce("Relire ce qui a changé pour cette personne")
                .contains("/selection/annulation\"", "name=\"id\" value=\"%s\"".formatted(ada.value()));
        assertThat(store.get(ada).wasPresent()).isTrue();
        assertThat(store.get(bea).isActive()).isFalse();
    }

    private void arrive() {
        store.change(ada, found -> found.checkIn(find(), null, null, clock.instant()));
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post()
                .uri("/coordination/journees/" + day.value() + path)
                .with(csrf())
                .with(staff("camille", "organiser"));
    }
}
