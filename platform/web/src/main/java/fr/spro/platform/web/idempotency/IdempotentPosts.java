package fr.spro.platform.web.idempotency;

import fr.spro.platform.edge.ErrorFormat;
import fr.spro.platform.messaging.Unavailable;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.UnreadableParameter;
import fr.spro.platform.web.idempotency.FirstAnswers.Claim;
import fr.spro.platform.web.security.StaffArgument;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// The rule for the `Idempotency-Key` of every POST of the API: the same key and body return the first
/// answer, also while it is in work; the same key with another body is rejected. A request that was
/// rejected or has failed does not use its key up.
public final class IdempotentPosts {

    /// The length of the longest key.
    public static final int MAX_KEY = 255;

    private static final Duration POLL = Duration.ofMillis(25);
    private static final Set<Class<?>> DOWNLOADS = Set.of(StreamingResponseBody.class, Resource.class, byte[].class);

    /// The call of the operation.
    @FunctionalInterface
    public interface Operation {
        @Nullable
        ModelAndView call(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    /// The first request has not been answered in time.
    private static final class StillInWork extends RuntimeException implements Unavailable {

        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }

    private final FirstAnswers answers;
    private final byte[] secret;
    private final Duration patience;

    /// @param secret of this service
    /// @param patience how long a repeated request waits for the first answer
    IdempotentPosts(FirstAnswers answers, byte[] secret, Duration patience) {
        this.answers = answers;
        this.secret = secret;
        this.patience = patience;
    }

    /// Whether the operation follows the rule. A download creates nothing, so it is simply produced again.
    public static boolean covers(HandlerMethod method) {
        var type = ResolvableType.forMethodReturnType(method.getMethod());
        var body = ResponseEntity.class.isAssignableFrom(type.toClass())
                ? type.getGeneric(0).toClass()
                : type.toClass();
        return DOWNLOADS.stream().noneMatch(download -> download.isAssignableFrom(body));
    }

    /// Calls the operation, or returns the answer of its first call.
    public @Nullable ModelAndView handle(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method, Operation operation)
            throws Exception {
        var key = request.getHeader(IdempotencyKey.HEADER);
        if (key == null || !HttpMethod.POST.matches(request.getMethod()) || !ErrorFormat.isApi(request.getRequestURI()))
            return operation.call(request, response);
        if (key.isBlank() || key.length() > MAX_KEY) throw new UnreadableParameter(IdempotencyKey.HEADER);
        if (!covers(method)) return operation.call(request, response);
        var staff = StaffArgument.current();
        var ofKey = new KeySecret(secret, staff == null ? "" : staff.subject(), operation(request), key);
        return handle(ofKey, new RepeatableRequest(request), response, operation);
    }

    private static String operation(HttpServletRequest request) {
        return "%s?%s".formatted(request.getRequestURI(), request.getQueryString());
    }

    private @Nullable ModelAndView handle(
            KeySecret secret, RepeatableRequest request, HttpServletResponse response, Operation operation)
            throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            switch (answers.claim(secret, request.body())) {
                case Claim.First first -> {
                    return call(secret, first, request, response, operation);
                }
                case Claim.OtherBody() -> throw RejectedRequest.because(IdempotencyKey.HEADER, "other-body");
                case Claim.Answered(var answer) -> {
                    answer.write(response);
                    return null;
                }
                case Claim.InWork() -> {
                    if (System.nanoTime() > deadline) throw new StillInWork();
                    LockSupport.parkNanos(POLL.toNanos());
                }
            }
        }
    }

    private @Nullable ModelAndView call(
            KeySecret secret,
            Claim.First first,
            RepeatableRequest request,
            HttpServletResponse response,
            Operation operation)
            throws Exception {
        var kept = new ContentCachingResponseWrapper(response);
        var isAnswered = false;
        try {
            var view = operation.call(request, kept);
            var status = HttpStatus.resolve(kept.getStatus());
            isAnswered = status != null && status.is2xxSuccessful();
            if (isAnswered) answers.answered(secret, first, FirstAnswer.of(kept));
            kept.copyBodyToResponse();
            return view;
        } finally {
            if (!isAnswered) answers.forget(secret, first);
        }
    }
}
