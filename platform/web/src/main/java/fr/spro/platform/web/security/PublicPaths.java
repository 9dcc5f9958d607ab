package fr.spro.platform.web.security;

import java.util.List;

/// The public pages of a service. Everything else is closed.
public record PublicPaths(List<String> patterns) {

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
