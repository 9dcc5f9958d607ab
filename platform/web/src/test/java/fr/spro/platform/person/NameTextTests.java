package fr.spro.platform.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prince",
                "Zoë d’Aubigné-Œuvrard",
                "Łukasz Żółć",
                "Đặng Thị Ngọc Ánh",
                "O'Malley‐Sow",
                "M̌",
                "محمد الأمين",
                "王小明",
                "Jean🙂Paul",
                "J.R. Dupont",
                "M.de La Tour",
                "Mme.Le Goff",
                "St.John Smith",
                "J.-P. Martin",
                "J.-P.Martin",
                "J.R.R.Tolkien",
                "Dr. Ada",
                "Dr.Ada",
                "M.Dupont",
                "M.Ly",
                "M. de La Tour",
                "Ph.Martin",
                "Ch.-H. Dubois",
                "Jean-P. Martin",
                "Martin Jr.",
                "Anne. Marie",
                "Jean.Paul",
                "jean.paul",
                "JEAN.PAUL",
                "Marie.Claire Dupont",
                "Anne.de Villiers",
                "M.-Claire",
                "J.P.",
                "St.Denis",
                "st.denis",
                "Jean.Page",
                "Dr.Li",
                "MME.LY",
                "MME.LE GOFF",
                "Ada Lovelace.Byron",
                "Иван.Петров",
                "Abdul Wahab al-Ḥ.",
                "மு.கருணாநிதி",
                "王・小明",
                "Anne (Association) <b>",
            })
    void keeps_the_names_of_all_scripts(String text) {
        assertThat(NameText.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "\u00A0\u2060\uFE0F",
                "\u3164",
                "\u2800\u115F",
                "-",
                "42",
                "🙂",
                "Ada\u0000",
                "Ada\u0007",
                "Ada\uFFFD",
                "https://example.org",
                "Ada http://x.y",
                "www.example",
                "gagnez-ici.com",
                "Prime à voir sur bit.ly/prime",
                "cadeau.fr Ada",
                "prime.example/ada",
                "promo-gains.store",
                "Gagnez sur promo-gains.dev maintenant",
                "gains.page",
                "promo.de",
                "PROMO.US",
                "gains.ai Ada",
                "gains.live",
                "gains.vip",
                "cadeau.bzh",
                "cadeau\u3002store",
                "cadeau\uFF0Estore",
                "cadeau\uFF61store",
                "\u0441\u0430\u0439\u0442.\u0440\u0444",
                "xn--p1ai.xn--p1ai",
                "dr.com",
                "Dr.Store",
                "st.dr.store",
                "promo-dr.store",
                "x.com",
                "t.me/prime",
                "prime@a.b",
                "Ada Lovelace.promo-gains.fr",
                "evil.com",
                "Evil.Com",
                "bit.ly/x",
                "bit.ly",
                "exemple.fr",
                "EXEMPLE.FR",
                "jean.pro",
                "Jean.Paul.example.net",
                "WWW.Exemple",
            })
    void rejects_what_is_no_readable_name(String text) {
        assertThat(NameText.parse(text)).isEmpty();
    }

    @Test
    void is_one_line_of_composed_characters_without_invisible_ones() {
        assertThat(NameText.of("\u200B Ada\u00A0 \tLove\u00ADlace\u202E\n")).hasToString("Ada Lovelace");
        assertThat(NameText.of("Ada\r\nLovelace")).hasToString("Ada Lovelace");
        assertThat(NameText.of("Noe\u0308l")).hasToString("No\u00EBl");
        assertThat(NameText.of("می\u200Cخواهم")).hasToString("می\u200Cخواهم");
    }

    @Test
    void has_at_most_a_hundred_characters() {
        assertThat(NameText.parse("N".repeat(100))).isPresent();
        assertThat(NameText.parse("N".repeat(101))).isEmpty();
    }
}
