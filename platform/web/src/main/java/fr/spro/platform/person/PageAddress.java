package fr.spro.platform.person;

import java.util.regex.Pattern;

/// Recognises what mail programs turn into a link: words that a dot joins, since each word may be the end of an address
/// by
/// now. Initials and titles are none, however they are typed: "J.-P.Martin", "M.Dupont", "Dr.Ada", "Ph.Martin".
final class PageAddress {

    /// Also those of other scripts, which browsers read as dots.
    private static final String DOT = "[.\\u2024\\u3002\\uFE52\\uFF0E\\uFF61]";

    private static final String LETTER = "[\\p{L}\\p{N}]";
    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}-])";
    private static final String AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

    /// Abbreviations of titles and first names.
    private static final String TITLE = BEFORE
            + "(?:st|ste|sts|dr|dre|pr|prof|mr|mrs|ms|mme|mmes|mlle|mlles|me|mgr|ing|lt|col|gal|cdt|fr|sr|jr|ve|vve"
            + "|abb|al|alex|ant|bd|ch|chr|cl|cath|ed|et|ét|fl|fréd|gab|geo|gh|gu|guill|hub|jn|jos|jq|ls|md|mie|mts"
            + "|nic|ph|phil|th|théo|wm|xav|yv)";

    /// Ends of addresses. Particles such as `de` and `la` are not among them.
    private static final String END =
            "(?:com|net|org|info|biz|xyz|top|shop|site|online|app|link|click|fr|eu|io|ru|me|co|cc|tv|cn|gl|gg|ch|uk|be|us"
                + "|ai|dev|page|live|win|vip|bzh|store|club|fun|pro|life|world|space|website|tech|host|icu|cfd|sbs|gift"
                + "|bet|news|blog|cloud|email|lol|bio|art|ovh)";

    private static final Pattern ADDRESS = Pattern.compile(
            String.join(
                    "|",
                    "://",
                    "\\bwww" + DOT,
                    // a path behind it: t.me/x
                    LETTER + DOT + "\\p{L}{2,}/",
                    // a mailbox
                    "@[^ ]*" + DOT,
                    // two words: promo.store, but not a title and a name
                    "(?!" + TITLE + DOT + ")" + BEFORE + LETTER + "[\\p{L}\\p{M}\\p{N}-]*" + LETTER + "\\p{M}*" + DOT
                            + "[\\p{L}\\p{M}]{2,}",
                    // a title and an end: dr.com
                    TITLE + DOT + END + AFTER,
                    // a letter and an end that is no surname: x.com
                    BEFORE + "\\p{L}" + DOT + "(?:com|net|org|app|dev|page)" + AFTER),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PageAddress() {}

    static boolean isIn(String text) {
        return ADDRESS.matcher(text).find();
    }
}
