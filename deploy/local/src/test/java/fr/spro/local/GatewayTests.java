package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The gateway while none of the services is there.
@SpringBootTest(properties = {"spro.gateway.smtp-port=0", "spro.gateway.imap-port=0"})
@AutoConfigureMockMvc
class GatewayTests {

    @TempDir
    static Path HOME;

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void nobodyBehind(DynamicPropertyRegistry registry) throws IOException {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        nobody.close();
        registry.add("spro.gateway.home", HOME::toString);
        registry.add("spro.gateway.services.registration", () -> "http://127.0.0.1:" + nobody.getLocalPort());
    }

    @Test
    void a_service_that_is_away_is_answered_for_with_a_page_in_both_languages() {
        assertThat(mvc.get().uri("/journees/x"))
                .hasStatus(503)
                .hasHeader("Retry-After", "5")
                .bodyText()
                .contains("momentanément indisponible", "try again in a moment");
    }

    @Test
    void sign_in_and_mailbox_do_not_need_the_services() {
        assertThat(mvc.get().uri("/identity/login")).hasStatusOk().bodyText().contains("_csrf", "Mot de passe");
        assertThat(mvc.get().uri("/mailbox")).hasStatusOk().bodyText().contains("Aucun message");
        assertThat(mvc.get().uri("/mailbox/7")).hasStatus(404);
        assertThat(mvc.get().uri("/identity/assets/spro.css")).hasStatusOk();
    }

    @Test
    void accounts_get_passwords_that_stay() {
        var keys = new Keys(HOME.resolve("secrets"));
        var password = keys.password("organisatrice");

        keys.prepare();

        assertThat(password).hasSize(9);
        assertThat(new Keys(HOME.resolve("secrets")).password("organisatrice")).isEqualTo(password);
    }
}
