package fr.spro.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/// Rejects requests with a control character in a parameter, before any controller reads it.
public class ParameterCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) return true;
        request.getParameterMap().forEach((name, values) -> {
            if (isMalformed(name)) throw new UnreadableParameter("");
            if (Arrays.stream(values).anyMatch(ParameterCheck::isMalformed)) throw new UnreadableParameter(name);
        });
        return true;
    }

    private static boolean isMalformed(String text) {
        return ControlCharacters.isIn(ControlCharacters.withPlainLineBreaks(text));
    }
}
