package fr.spro.platform.web;

import fr.spro.platform.web.security.RoleInterceptor;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/// Finds the method for a request, and checks the role before anything else is refused. Compares the literal
/// beginning of each path pattern with the path first: Spring compares method, parameters, headers and media types
/// of all mappings with a variable in their path before the path itself.
public class PrefixFirstMappings extends RequestMappingHandlerMapping {

    private static final Pattern NOT_LITERAL = Pattern.compile("[{*?]");
    /// One that takes any value.
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    private final Map<RequestMappingInfo, Set<List<String>>> prefixes = new ConcurrentHashMap<>();
    private final RoleInterceptor roles = new RoleInterceptor();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        var segments = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements();
        for (var prefix : prefixes.computeIfAbsent(info, PrefixFirstMappings::prefixes)) {
            if (startsWith(segments, prefix)) return super.getMatchingMapping(info, request);
        }
        return null;
    }

    /// Whoever may not call the operation learns nothing of the media types and parameters that it accepts. The methods
    /// that are allowed are those of this path, and not those of another one that has a variable in its place.
    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String path, HttpServletRequest request) throws ServletException {
        try {
            return super.handleNoMatch(closest(infos, request), path, request);
        } catch (HttpRequestMethodNotSupportedException wrongMethod) {
            throw wrongMethod;
        } catch (ServletException e) {
            var handlers = getHandlerMethods();
            infos.stream()
                    .filter(info -> isFor(request, info))
                    .map(handlers::get)
                    .forEach(roles::check);
            throw e;
        }
    }

    private static Set<RequestMappingInfo> closest(Set<RequestMappingInfo> infos, HttpServletRequest request) {
        var variables = new HashMap<RequestMappingInfo, Long>();
        for (var info : infos) {
            var patterns = info.getPathPatternsCondition();
            var matching = patterns == null ? null : patterns.getMatchingCondition(request);
            if (matching == null) continue;
            var pattern = matching.getFirstPattern().getPatternString();
            variables.put(info, VARIABLE.matcher(pattern).results().count());
        }
        var least = variables.values().stream().min(Long::compare).orElse(0L);
        variables.values().removeIf(number -> number > least);
        return variables.keySet();
    }

    private static boolean isFor(HttpServletRequest request, RequestMappingInfo info) {
        var patterns = info.getPathPatternsCondition();
        return patterns != null
                && patterns.getMatchingCondition(request) != null
                && info.getMethodsCondition().getMatchingCondition(request) != null;
    }

    private static Set<List<String>> prefixes(RequestMappingInfo info) {
        var patterns = info.getPathPatternsCondition();
        if (patterns == null) return Set.of(List.of());
        return patterns.getPatterns().stream().map(PrefixFirstMappings::prefix).collect(Collectors.toSet());
    }

    private static List<String> prefix(PathPattern pattern) {
        return PathContainer.parsePath(pattern.getPatternString()).elements().stream()
                .takeWhile(element -> !NOT_LITERAL.matcher(element.value()).find())
                .filter(PathSegment.class::isInstance)
                .map(PathContainer.Element::value)
                .toList();
    }

    private static boolean startsWith(List<PathContainer.Element> path, List<String> prefix) {
        var matched = 0;
        for (int i = 0; i < path.size() && matched < prefix.size(); i++) {
            if (!(path.get(i) instanceof PathSegment segment)) continue;
            if (!segment.valueToMatch().equals(prefix.get(matched++))) return false;
        }
        return matched == prefix.size();
    }
}
