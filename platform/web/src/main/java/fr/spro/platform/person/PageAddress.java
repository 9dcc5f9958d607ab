package fr.spro.platform.person;

import java.util.Locale;
import java.util.regex.Pattern;

/// Recognises what mail programs turn into a link: a scheme, `www.`, a path, a mailbox, or two words that a
/// dot joins, of which the second is a known end of addresses and not written as a name. Names without a
/// space are none, nor are initials and titles: "Jean.Paul", "J.-P.Martin", "M.Dupont", "Dr.Li".
final class PageAddress {

    /// Also those of other scripts, which browsers read as dots.
    private static final String DOT = "[.\\u2024\\u3002\\uFE52\\uFF0E\\uFF61]";

    private static final String LETTER = "[\\p{L}\\p{N}]";
    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}-])";
    private static final String AFTER = "(?![\\p{L}\\p{M}\\p{N}])";
    private static final String WORD = BEFORE + LETTER + "[\\p{L}\\p{M}\\p{N}-]*" + LETTER + "\\p{M}*" + DOT;

    /// Nobody is called like these, in small letters or capitals.
    private static final String NO_NAME = "com|net|org|info|biz|xyz|store|shop|site|online|xn--[a-z0-9-]+";

    /// Somebody may be called like some of these: Jean.Page. They end an address in small letters only, or in capitals
    /// only.
    private static final String WORDS =
            "academy|agency|app|art|asia|bet|bid|bio|blog|buzz|bzh|casino|center|cfd|click|cloud|club|company|dating|deals"
                + "|dev|digital|download|edu|email|fun|game|games|gift|gov|group|guru|host|icu|immo|life|link|live"
                + "|loan|lol|market|media|mobi|money|mov|network|news|ovh|page|paris|play|plus|pro|promo|review"
                + "|rocks|run|sale|sbs|services|social|space|stream|support|team|tech|tel|today|top|tours|trade"
                + "|travel|video|vip|webcam|website|wiki|win|work|world|zip|zone"
                + "|рф|бел|укр|рус|сайт|онлайн|中国|中國|公司|网址|网络|コム|みんな|닷컴|닷넷";

    /// Those of countries, unless it is a particle before a name: Anne.de Villiers.
    private static final String COUNTRY = "(?!(?:de|du|la|le|el|al|da|di|do|et|st) \\p{L})[a-z]{2}";

    private static final String COUNTRIES_IN_CAPITALS = "FR|US|RU|CN|TV|IO|CO|EU|UK|DE|BE|CH";

    private static final Pattern ADDRESS = Pattern.compile(String.join(
            "|",
            "://",
            "\\b(?i:www)" + DOT,
            // a path behind it: t.me/x
            LETTER + DOT + "\\p{L}{2,}/",
            // a mailbox
            "@[^ ]*" + DOT,
            // two words: promo.store
            WORD
                    + "(?:(?i:%s)|%s|%s|%s|%s)"
                            .formatted(NO_NAME, WORDS, WORDS.toUpperCase(Locale.ROOT), COUNTRY, COUNTRIES_IN_CAPITALS)
                    + AFTER,
            // a letter and an end that is no surname: x.com
            BEFORE + "\\p{L}" + DOT + "(?i:com|net|org|app|dev|page)" + AFTER));

    private PageAddress() {}

    static boolean isIn(String text) {
        return ADDRESS.matcher(text).find();
    }
}
