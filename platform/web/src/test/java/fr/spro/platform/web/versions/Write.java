package fr.spro.platform.web.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// A writing operation of a service, by method and path: one line of its `writes.txt`.
///
/// @param guard what prevents lost updates
public record Write(String guard, String route) {

    /// The guard of writes that carry the version that was read.
    public static final String VERSION = "version";

    /// The lines of the service's table.
    public static List<Write> listed() {
        try (var table = Objects.requireNonNull(Write.class.getResourceAsStream("/writes.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .map(words -> new Write(words[0], words[1].replaceAll("\\s+", " ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The routes of all controllers that write.
    ///
    /// @param versioned only those whose method can take the version that was read
    static List<String> routes(String basePackage, boolean versioned) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents(basePackage).stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(Objects.requireNonNull(name), null))
                .flatMap(controller -> routes(controller, versioned))
                .toList();
    }

    private static Stream<String> routes(Class<?> controller, boolean versioned) {
        var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        var bases = base == null ? new String[] {""} : base.path();
        return Arrays.stream(controller.getDeclaredMethods())
                .filter(method ->
                        !versioned || Arrays.stream(method.getParameters()).anyMatch(Write::isVersioned))
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(Objects::nonNull)
                .flatMap(mapping -> Arrays.stream(mapping.method())
                        .filter(method -> method != RequestMethod.GET)
                        .flatMap(method -> paths(bases, mapping.path()).map(path -> method + " " + path)))
                .distinct();
    }

    private static Stream<String> paths(String[] bases, String[] ends) {
        return Arrays.stream(bases)
                .flatMap(base ->
                        ends.length == 0 ? Stream.of(base) : Arrays.stream(ends).map(base::concat));
    }

    private static boolean isVersioned(java.lang.reflect.Parameter parameter) {
        var type = parameter.getType();
        return type == IfMatch.class
                || parameter.getName().equals(VERSION)
                || type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> component.getName().equals(VERSION));
    }
}
