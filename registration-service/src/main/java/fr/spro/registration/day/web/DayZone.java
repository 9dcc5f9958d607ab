package fr.spro.registration.day.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.Dates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// Shows each page about a day in the time zone of its place.
final class DayZone implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getModel().get("day") instanceof RegionalDay day) Dates.useZone(day.zone());
    }
}
