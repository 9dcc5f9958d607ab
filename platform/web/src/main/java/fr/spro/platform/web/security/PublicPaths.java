package fr.spro.platform.web.security;

import java.util.List;

/// The pages of a service that everybody may open. What no service names is closed.
public record PublicPaths(List<String> patterns) {

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
