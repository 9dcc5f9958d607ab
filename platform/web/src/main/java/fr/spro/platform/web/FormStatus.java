package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// Sets the status 422 for each form that is shown again with errors.
public class FormStatus implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || response.getStatus() != HttpStatus.OK.value()) return;
        var view = page.getViewName();
        if (view == null || view.startsWith("redirect:")) return;
        var hasErrors = page.getModel().values().stream()
                .anyMatch(value -> value instanceof BindingResult form && form.hasErrors());
        if (hasErrors) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
}
