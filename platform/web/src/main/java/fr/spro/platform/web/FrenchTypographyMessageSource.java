package fr.spro.platform.web;

import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The texts of pages and mails with French typography: no line break between a word and guillemets or
/// `; : ? !`, nor within "20 000" or "10 Mo". The files have ordinary spaces there. Guillemets inside
/// guillemets, such as those of a title, become “quotation marks”.
public class FrenchTypographyMessageSource extends ResourceBundleMessageSource {

    private static final String NO_BREAK = "\u00a0";

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        var text = super.getMessageInternal(code, arguments, locale);
        return text == null || locale == null || !locale.getLanguage().equals("fr") ? text : unnested(text);
    }

    @Override
    protected MessageFormat createMessageFormat(String words, Locale locale) {
        return super.createMessageFormat(locale.getLanguage().equals("fr") ? typeset(words) : words, locale);
    }

    static String typeset(String words) {
        return words.replace("« ", "«" + NO_BREAK).replaceAll(" (?=[»;:?!])|(?<=\\d) (?=\\d{3}\\b|Mo\\b)", NO_BREAK);
    }

    static String unnested(String text) {
        if (text.indexOf('«') == text.lastIndexOf('«')) return text;
        var typeset = new StringBuilder();
        var depth = 0;
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '«' && ++depth > 1) {
                typeset.append('“');
                if (isSpace(text, i + 1)) i++;
            } else if (letter == '»' && depth-- > 1) {
                if (isSpace(typeset, typeset.length() - 1)) typeset.setLength(typeset.length() - 1);
                typeset.append('”');
            } else {
                typeset.append(letter);
            }
        }
        return depth == 0 ? typeset.toString() : text;
    }

    private static boolean isSpace(CharSequence text, int at) {
        return at >= 0 && at < text.length() && (text.charAt(at) == ' ' || NO_BREAK.charAt(0) == text.charAt(at));
    }
}
