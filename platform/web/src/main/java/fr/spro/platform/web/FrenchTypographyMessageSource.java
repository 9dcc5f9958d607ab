package fr.spro.platform.web;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The words of pages and mails, set as French is printed: guillemets and the marks `; : ? !` stay on the line of their
/// word. In the files they stand after ordinary spaces, which every keyboard has.
public class FrenchTypographyMessageSource extends ResourceBundleMessageSource {

    private static final String NO_BREAK = "\u00a0";

    @Override
    protected MessageFormat createMessageFormat(String words, Locale locale) {
        return super.createMessageFormat(locale.getLanguage().equals("fr") ? typeset(words) : words, locale);
    }

    static String typeset(String words) {
        return words.replace("« ", "«" + NO_BREAK).replaceAll(" (?=[»;:?!])", NO_BREAK);
    }
}
