package fr.spro.registration;

import fr.spro.suite.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/// A path and method of the service with the roles that may use it: one line of `roles.txt`.
///
/// @param groups the data of local groups that a coordinator sees
/// @param ifOpen the same if the route were open to coordinators
record Route(
        EnumSet<Role> roles, boolean isPublic, Groups groups, Groups groupsIfOpen, HttpMethod method, String pattern) {

    enum Groups {
        /// Coordinators are rejected, or would find nothing.
        NONE,
        /// The path refers to an entity of a group; for coordinators of other groups it does not exist.
        ONE,
        /// Only data of the coordinator's own groups.
        OWN,
        /// No data of groups.
        NEUTRAL
    }

    static final List<Route> ALL = all();

    /// @throws IllegalArgumentException if a route that is open to coordinators does not declare what they
    /// see
    static Route of(String line) {
        var words = line.strip().split("\\s+");
        var who = words[0].split(":");
        var roles = switch (who[0]) {
            case "everybody", "staff" -> EnumSet.allOf(Role.class);
            default ->
                Arrays.stream(who[0].split(","))
                        .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        };
        var isPublic = who[0].equals("everybody");
        var needsGroups = !isPublic && roles.contains(Role.COORDINATOR);
        if (needsGroups && who.length == 1) throw new IllegalArgumentException(line);
        var groupsIfOpen = who.length == 2
                ? Groups.valueOf(who[1].toUpperCase(Locale.ROOT))
                : isPublic ? Groups.NEUTRAL : Groups.NONE;
        return new Route(
                roles,
                isPublic,
                needsGroups || isPublic ? groupsIfOpen : Groups.NONE,
                groupsIfOpen,
                HttpMethod.valueOf(words[1]),
                words[2]);
    }

    /// The same, open to coordinators.
    Route openToCoordinators() {
        return new Route(roles, isPublic, groupsIfOpen, groupsIfOpen, method, pattern);
    }

    boolean isApi() {
        return pattern.startsWith("/api/");
    }

    /// Whether a secret link gives access, regardless of roles.
    boolean isByLink() {
        return isPublic && pattern.matches(".*\\{(secret|code)}.*");
    }

    String name() {
        return method + " " + pattern;
    }

    @Override
    public String toString() {
        return name();
    }

    private static List<Route> all() {
        try (var table = Route.class.getResourceAsStream("/roles.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Route::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
