package fr.spro.platform.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.violation.Violation.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/// Translates violations. The text for `sessions[2].room` is looked up as `violation.<code>.sessions.room`,
/// `violation.<code>.sessions` and `violation.<code>`.
public final class ViolationMessages {

    private static final String PREFIX = "violation.";

    private final MessageSource messages;

    public ViolationMessages(MessageSource messages) {
        this.messages = messages;
    }

    public String text(Violation violation, Locale language) {
        return messages.getMessage(resolvable(violation, language), language);
    }

    static MessageSourceResolvable resolvable(Violation violation, Locale language) {
        return new DefaultMessageSourceResolvable(
                keys(violation).toArray(String[]::new), arguments(violation, language), violation.code());
    }

    private static Object[] arguments(Violation violation, Locale language) {
        return violation.arguments().stream()
                .map(argument -> argument instanceof Localized localized ? localized.in(language) : argument)
                .toArray();
    }

    private static List<String> keys(Violation violation) {
        var key = PREFIX + violation.code();
        var keys = new ArrayList<String>();
        var path = violation.path().replaceAll("\\[[^]]*]", "");
        while (!path.isEmpty()) {
            keys.add(key + "." + path);
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        keys.add(key);
        return keys;
    }
}
