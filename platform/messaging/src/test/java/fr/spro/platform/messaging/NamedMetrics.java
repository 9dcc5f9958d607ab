package fr.spro.platform.messaging;

import fr.spro.contracts.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The metrics that alerts and dashboard name and that a service has to export: without one of them an
/// alert never fires, and a panel is empty. Which service has which is said by docs/metrics.md; for
/// what that does not describe, such as those of the JVM, it is each.
public final class NamedMetrics {

    private static final Path ROOT = Path.of("..");
    private static final List<String> FILES = List.of("alerts.yaml", "dashboard.json");
    private static final Pattern NAME = Pattern.compile("\\b(?:spro|http|jvm|process|mongodb)_[a-z_]+[a-z]\\b");
    private static final Pattern DOCUMENTED = Pattern.compile("`(?:(spro[.][a-z]+)([a-z.]*)|([.][a-z.]+))`");
    private static final Pattern SUFFIX = Pattern.compile("_(total|seconds|count|sum|max|bytes)$");
    private static final String ALL = "all";

    private NamedMetrics() {}

    /// Those that are not among what the service exports.
    ///
    /// @param exported the answer of /actuator/prometheus
    public static Set<String> missing(Service service, String exported) {
        return missing(Set.of(ALL, service.shortName()), exported);
    }

    /// The same of those that this service has and no other one, for tests without Spring.
    public static Set<String> missingOwn(Service service, String exported) {
        return missing(Set.of(service.shortName()), exported);
    }

    private static Set<String> missing(Set<String> wanted, String exported) {
        var names = exported.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        var missing = new TreeSet<>(ownedBy(wanted));
        missing.removeAll(names);
        return missing;
    }

    private static Set<String> ownedBy(Set<String> wanted) {
        var owners = owners();
        return named().filter(metric -> wanted.contains(owner(metric, owners)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> named() {
        return FILES.stream()
                .map(file -> read("deploy/kubernetes/base/" + file))
                .flatMap(text -> NAME.matcher(text).results().map(MatchResult::group));
    }

    private static String owner(String metric, Map<String, String> owners) {
        var name = metric;
        while (true) {
            var owner = owners.get(name);
            if (owner != null) return owner;
            var shorter = SUFFIX.matcher(name).replaceFirst("");
            if (shorter.equals(name)) return ALL;
            name = shorter;
        }
    }

    /// In a row the names after the first one begin with its first two words.
    private static Map<String, String> owners() {
        var owners = new HashMap<String, String>();
        for (var row : read("docs/metrics.md")
                .lines()
                .filter(line -> line.startsWith("| `spro."))
                .toList()) {
            var cells = row.split("[|]");
            var prefix = "";
            var names = DOCUMENTED.matcher(cells[1]);
            while (names.find()) {
                if (names.group(1) != null) prefix = names.group(1);
                var rest = names.group(names.group(1) == null ? 3 : 2);
                owners.put((prefix + rest).replace('.', '_'), cells[cells.length - 1].strip());
            }
        }
        return owners;
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
