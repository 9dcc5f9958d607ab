package fr.spro.platform.web.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The schema names of types. A nested type has the names of both, so that two `View`s differ.
public class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = name(type);
        var known = types.putIfAbsent(name, type);
        if (known != null && known != type)
            throw new IllegalStateException("%s and %s are both %s".formatted(known, type, name));
        return name;
    }

    @Nullable
    Class<?> type(String name) {
        return types.get(name);
    }

    static String name(Class<?> type) {
        var around = type.getEnclosingClass();
        if (around == null) return type.getSimpleName();
        var first = ApiSubject.of(around);
        return type.getSimpleName().startsWith(first) ? type.getSimpleName() : first + type.getSimpleName();
    }
}
