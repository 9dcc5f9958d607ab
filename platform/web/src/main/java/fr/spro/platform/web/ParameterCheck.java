package fr.spro.platform.web;

import fr.spro.platform.edge.ErrorFormat;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Rejects requests with a parameter that no controller could read: with a control character, or empty although its
/// type has no empty value. A form that can be shown again has the fault at its field instead, see `StrictBinding`.
public class ParameterCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) return true;
        request.getParameterMap().forEach((name, values) -> {
            if (isMalformed(name)) throw new UnreadableParameter("");
            if (Arrays.stream(values).anyMatch(ParameterCheck::isMalformed) && !isShownAgain(request, handler)) {
                throw new UnreadableParameter(name);
            }
            if (Arrays.asList(values).contains("") && isTyped(name, request, handler)) {
                throw new UnreadableParameter(name);
            }
        });
        return true;
    }

    private static boolean isShownAgain(HttpServletRequest request, Object handler) {
        return HttpMethod.POST.matches(request.getMethod())
                && handler instanceof HandlerMethod method
                && Arrays.asList(method.getMethod().getParameterTypes()).contains(BindingResult.class);
    }

    /// Whether a parameter of the API is of a type that has no empty value. Forms send empty fields.
    private static boolean isTyped(String name, HttpServletRequest request, Object handler) {
        return ErrorFormat.isApi(request.getRequestURI())
                && handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethod().getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                        .anyMatch(parameter -> parameter.getName().equals(name) && parameter.getType() != String.class);
    }

    private static boolean isMalformed(String text) {
        return ControlCharacters.isIn(ControlCharacters.withPlainLineBreaks(text));
    }
}
