package fr.spro.platform.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.importer.ImportOption;
import fr.spro.contracts.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The capabilities of a service as modules of Spring Modulith. The allowed dependencies of each are
/// declared at its `package-info`.
public final class Capabilities {

    private final ApplicationModules modules;

    Capabilities(String root, ImportOption classes) {
        modules = ApplicationModules.of(root, classes);
    }

    public static Capabilities of(Service service) {
        return new Capabilities(Architecture.root(service), new ImportOption.DoNotIncludeTests());
    }

    /// Capabilities without a declaration, and undeclared dependencies: on another capability, on its edges,
    /// and cycles.
    public List<String> violations() {
        var undeclared = modules.stream()
                .filter(module -> !isDeclared(module))
                .map(module -> "%s does not declare what it may use".formatted(name(module)));
        return Stream.concat(undeclared, modules.detectViolations().getMessages().stream())
                .toList();
    }

    /// Writes the dependency diagram as Mermaid, without arrows that others imply.
    public Path draw() {
        try {
            return Files.writeString(Files.createDirectories(Path.of("target")).resolve("modules.md"), picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String picture() {
        var arrows = modules.stream()
                .flatMap(module -> direct(module).stream().map(used -> "  %s --> %s\n".formatted(name(module), used)))
                .sorted()
                .collect(joining());
        return "```mermaid\nflowchart TD\n%s```\n".formatted(arrows);
    }

    private Set<String> direct(ApplicationModule module) {
        var used = uses(module);
        var direct = names(used);
        used.forEach(one -> direct.removeAll(names(all(one))));
        return direct;
    }

    private Set<ApplicationModule> all(ApplicationModule module) {
        return module.getAllDependencies(modules).uniqueModules().collect(Collectors.toSet());
    }

    private Set<ApplicationModule> uses(ApplicationModule module) {
        return module.getDirectDependencies(modules).uniqueModules().collect(Collectors.toSet());
    }

    private static Set<String> names(Set<ApplicationModule> modules) {
        return modules.stream().map(Capabilities::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static boolean isDeclared(ApplicationModule module) {
        return module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .filter(declared -> !List.of(declared.allowedDependencies())
                        .contains(org.springframework.modulith.ApplicationModule.OPEN_TOKEN))
                .isPresent();
    }
}
