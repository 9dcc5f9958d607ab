package fr.spro.platform.web;

import fr.spro.platform.messaging.Limits;
import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.messaging.Unavailable;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/// Limits the number of requests in work and the time of each, so that a store that does not respond cannot exhaust the
/// service. Health, metrics and assets are not limited.
public class RequestLimitFilter extends OncePerRequestFilter {

    private static final List<String> UNLIMITED = List.of("/actuator/", "/livez", "/readyz", "/assets/");

    /// Too many requests are in work.
    private static final class Overloaded extends RuntimeException implements Unavailable {

        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }

    private final Limits limits;
    private final Semaphore free;

    public RequestLimitFilter(Limits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.requests());
    }

    /// The number of requests in work.
    public int active() {
        return limits.requests() - free.availablePermits();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UNLIMITED.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!free.tryAcquire()) throw new Overloaded();
        var deadline = System.nanoTime() + limits.storeTime().toNanos();
        try {
            ScopedChain.filter(() -> StoreTime.<Exception>until(deadline, () -> {
                chain.doFilter(request, response);
                return null;
            }));
        } finally {
            if (request.isAsyncStarted()) request.getAsyncContext().addListener(new Release(free));
            else free.release();
        }
    }

    /// A download is in work until its last byte.
    private record Release(Semaphore free) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            free.release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
