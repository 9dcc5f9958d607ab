package fr.spro.platform.web.aggregates;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.web.security.StaffArgument;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// Resolves aggregates as parameters of controllers from the path variables. It takes every parameter of an
/// aggregate's type, so that no aggregate is ever bound from a form.
public class AggregateArgument implements HandlerMethodArgumentResolver {

    private final Supplier<Map<Class<?>, AggregateFinder<?>>> finders;

    /// @param finders asked for at the first request
    public AggregateArgument(Supplier<Stream<AggregateFinder<?>>> finders) {
        this.finders = SingletonSupplier.of(
                () -> finders.get().collect(Collectors.toMap(AggregateFinder::type, Function.identity())));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Aggregate.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Aggregate resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var finder = finders.get().get(parameter.getParameterType());
        if (finder == null) throw new IllegalStateException("No AggregateFinder for " + parameter.getParameterType());
        return finder.at(new Address(variables(request), StaffArgument.current()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(NativeWebRequest request) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
