package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistypedDomainTests {

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gmal.com, gmail.com",
        "gmaill.com, gmail.com",
        "gnail.com, gmail.com",
        "gmail.con, gmail.com",
        "gmail.co, gmail.com",
        "gmail.fr, gmail.com",
        "hotmial.fr, hotmail.fr",
        "hotmai.com, hotmail.com",
        "outlok.fr, outlook.fr",
        "orange.ff, orange.fr",
        "orage.fr, orange.fr",
        "wanado.fr, wanadoo.fr",
        "yaho.fr, yahoo.fr",
        "laposte.fr, laposte.net",
        "free.fe, free.fr"
    })
    void suggests_the_provider_that_was_probably_meant(String typed, String meant) {
        assertThat(MistypedDomain.suggestion(EmailAddress.of("marie@" + typed)))
                .contains(EmailAddress.of("marie@" + meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "live.fr",
                "love.fr",
                "fred.fr",
                "orange.com",
                "orange.be",
                "hotmail.be",
                "yahoo.it",
                "outlook.de",
                "gmail.example.org",
                "francetravail.fr",
                "ml-nantes.example.org",
                "mail.com",
                "email.com"
            })
    void does_not_question_other_domains(String domain) {
        assertThat(MistypedDomain.suggestion(EmailAddress.of("marie@" + domain)))
                .isEmpty();
    }
}
