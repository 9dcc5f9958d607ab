package fr.spro.platform.web.security;

import java.util.List;

/// The pages of a service that may run its own scripts and use the camera.
public record ScriptedPaths(List<String> patterns) {

    public static ScriptedPaths of(String... patterns) {
        return new ScriptedPaths(List.of(patterns));
    }
}
