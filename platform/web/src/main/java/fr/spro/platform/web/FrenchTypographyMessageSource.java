package fr.spro.platform.web;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The texts of pages and mails with French typography: no line break between a word and guillemets or
/// `; : ? !`, nor within "20 000" or "10 Mo". The files have ordinary spaces there.
public class FrenchTypographyMessageSource extends ResourceBundleMessageSource {

    private static final String NO_BREAK = "\u00a0";

    @Override
    protected MessageFormat createMessageFormat(String words, Locale locale) {
        return super.createMessageFormat(locale.getLanguage().equals("fr") ? typeset(words) : words, locale);
    }

    static String typeset(String words) {
        return words.replace("« ", "«" + NO_BREAK).replaceAll(" (?=[»;:?!])|(?<=\\d) (?=\\d{3}\\b|Mo\\b)", NO_BREAK);
    }
}
