package fr.spro.platform.web.security;

import java.util.List;

/// The few pages of a service that need a script of its own, and the camera. Everywhere else no script runs.
public record ScriptedPaths(List<String> patterns) {

    public static ScriptedPaths of(String... patterns) {
        return new ScriptedPaths(List.of(patterns));
    }
}
