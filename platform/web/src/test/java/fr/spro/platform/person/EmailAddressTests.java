package fr.spro.platform.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    private static final String MARIE = "marie@example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marie@example.org",
                "  marie@example.org\t\r\n",
                "marie@example.org\u00A0",
                "\u202Fmarie@example.org",
                "\u200Bmarie@example.org",
                "marie@example.org\uFEFF",
                "\u200D\u202Emarie@example.org\u00AD",
                "\u3000marie@example.org\u2003\uFE0F",
                "mailto:marie@example.org",
                " MAILTO: marie@example.org ",
                "Marie@Example.ORG",
            })
    void removes_what_surrounds_an_address_and_its_case(String text) {
        assertThat(EmailAddress.parse(text)).contains(EmailAddress.of(MARIE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "marie",
                "marie@",
                "@example.org",
                "marie@localhost",
                "marie@x.c",
                "marie@example.org.",
                "marie@example..org",
                "marie@.example.org",
                "marie@-example.org",
                "marie@example-.org",
                "marie@exam_ple.org",
                "marie@exam\u00ADple.org",
                "marie@exam\u200Bple.org",
                "marie@exam ple.org",
                "marie@exam\u034Fple.org",
                "marie@example.org\u200B.fr",
                "marie@127.0.0.1",
                "marie@[127.0.0.1]",
                "marie@[IPv6:::1]",
                "marie@stra\u00DFe.de",
                "marie@example.org, anne@example.org",
                "marie@example.org;",
                "marie@example.org?subject=x",
                "marie@anne@example.org",
                "Marie <marie@example.org>",
                "<marie@example.org>",
                "\"marie dupont\"@example.org",
                "\"marie\"@example.org",
                "marie(Dupont)@example.org",
                "@relay.org:marie@example.org",
                "marie dupont@example.org",
                "marie@example.org\u0000",
                "\u0000marie@example.org",
                "marie\r\nRCPT TO:<anne@example.org>@example.org",
                "marie..dupont@example.org",
                ".marie@example.org",
                "marie.@example.org",
                "\u00E9lodie@example.org",
                "\u0161nne@example.org",
                "\u212Aarl@example.org",
                "ma\u200Brie@example.org",
            })
    void rejects_what_does_not_reach_one_mailbox_unchanged(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marie@ex\u00E4mple.org",
                "marie@exa\u0308mple.org",
                "marie@EX\u00C4MPLE.org",
                "marie@xn--exmple-cua.org",
                "marie@XN--EXMPLE-CUA.ORG",
            })
    void spells_an_international_domain_in_ascii(String text) {
        assertThat(EmailAddress.of(text).value()).isEqualTo("marie@xn--exmple-cua.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marie+journee@example.org",
                "o'malley@example.org",
                "marie.dupont@ml-nantes.example.org",
                "m@123.fr",
                "a_b-c/d=e@example.org",
                "marie@example.xn--p1ai",
            })
    void keeps_any_other_address_as_it_is(String text) {
        assertThat(EmailAddress.of(text).value()).isEqualTo(text);
    }

    @Test
    void limits_the_lengths_of_its_parts() {
        assertThat(EmailAddress.parse("m".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("m".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("m@" + "d".repeat(63) + ".org")).isPresent();
        assertThat(EmailAddress.parse("m@" + "d".repeat(64) + ".org")).isEmpty();
        var label = "d".repeat(49) + ".";
        assertThat(EmailAddress.parse("m".repeat(51) + "@" + label.repeat(4) + "fr"))
                .isPresent();
        assertThat(EmailAddress.parse("m".repeat(52) + "@" + label.repeat(4) + "fr"))
                .isEmpty();
        assertThat(EmailAddress.parse(" ".repeat(2000) + MARIE)).isEmpty();
    }
}
