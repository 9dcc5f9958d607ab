package fr.spro.platform.web;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How the pages of an installation call themselves and look.
///
/// @param name in headers and titles; templates find it as the message `suite.name`
/// @param styles appended to the style sheet
/// @param logo the source of an image; null without
/// @param footer the message of each link in the footer whose label is not `suite.footer.<page>`
public record SiteIdentity(
        String name, String styles, @Nullable String logo, Map<String, String> footer) {

    /// What every text of the pages may refer to.
    public Properties messages() {
        var messages = new Properties();
        messages.setProperty("suite.name", quoted(name));
        return messages;
    }

    /// For a message format.
    private static String quoted(String text) {
        return text.replace("'", "''").replace("{", "'{'").replace("}", "'}'");
    }

    /// Without anything of its own.
    public static SiteIdentity of(String name) {
        return new SiteIdentity(name, "", null, Map.of());
    }
}
