package fr.spro.platform.web;

import java.util.Locale;

/// The language in which the page of a link opens, where nobody has chosen one in this browser: that of the
/// mail that contains the link.
public final class LinkLanguage {

    /// The parameter of the link.
    public static final String PARAMETER = "langue";

    private LinkLanguage() {}

    public static String add(String address, Locale language) {
        return "%s?%s=%s".formatted(address, PARAMETER, language.getLanguage());
    }
}
