package fr.spro.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.Unavailable;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.UnreadableParameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

class IdempotentPostsTests {

    private static final byte[] SECRET = "secret of the service".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-19T08:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(40);

    /// Operations of an API.
    static final class Api {
        String create() {
            return "";
        }

        ResponseEntity<StreamingResponseBody> download() {
            return ResponseEntity.noContent().build();
        }
    }

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final AtomicInteger calls = new AtomicInteger();
    private final IdempotentPosts posts = at(NOW, Duration.ofSeconds(30));

    @Test
    void the_same_key_and_body_return_the_first_answer() throws Exception {
        var first = post("k-1", "{\"name\":\"Ada\"}");
        var again = post("k-1", "{\"name\":\"Ada\"}");

        assertThat(calls).hasValue(1);
        assertThat(first.getContentAsString()).isEqualTo("call 1 of {\"name\":\"Ada\"}");
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getHeader("Location")).isEqualTo("/things/1");
        assertThat(again.getContentType()).isEqualTo("text/plain");
    }

    @Test
    void another_key_another_path_or_no_key_is_another_request() throws Exception {
        post("k-1", "a");
        post("k-2", "a");
        send(posts, request("k-1", "a", "/api/x/v1/others"), "create");
        post(null, "a");
        post(null, "a");

        assertThat(calls).hasValue(5);
    }

    @Test
    void the_same_key_with_another_body_is_rejected_and_changes_nothing() throws Exception {
        post("k-1", "a");

        assertThatThrownBy(() -> post("k-1", "b")).isInstanceOf(RejectedRequest.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void requests_at_the_same_time_get_the_answer_of_the_one_in_work() throws Exception {
        var isCalled = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        var answers = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> send(posts, request("k-1", "a", "/api/x/v1/things"), "create", () -> {
                isCalled.countDown();
                assertThat(mayAnswer.await(30, TimeUnit.SECONDS)).isTrue();
            }));
            assertThat(isCalled.await(30, TimeUnit.SECONDS)).isTrue();
            var others = new ArrayList<Future<MockHttpServletResponse>>();
            for (int i = 0; i < 9; i++) others.add(threads.submit(() -> post("k-1", "a")));
            assertThatThrownBy(() -> post("k-1", "b")).isInstanceOf(RejectedRequest.class);
            mayAnswer.countDown();
            answers.add(first.get().getContentAsString());
            for (var other : others) answers.add(other.get().getContentAsString());
        }

        assertThat(calls).hasValue(1);
        assertThat(answers).hasSize(10).containsOnly("call 1 of a");
    }

    @Test
    void a_request_that_fails_or_is_rejected_does_not_use_its_key_up() throws Exception {
        assertThatThrownBy(() -> send(posts, request("k-1", "a", "/api/x/v1/things"), "create", () -> {
                    throw RejectedRequest.because("name", "taken");
                }))
                .isInstanceOf(RejectedRequest.class);

        assertThat(post("k-1", "b").getContentAsString()).endsWith("of b");
    }

    @Test
    void another_request_takes_over_after_a_crash() throws Exception {
        var secret = new KeySecret(SECRET, "", "/api/x/v1/things?null", "k-1");
        new FirstAnswers(mongo.mongo(), Clock.fixed(NOW, ZoneOffset.UTC), LEASE).claim(secret, "a".getBytes(UTF_8));

        var impatient = at(NOW, Duration.ofMillis(100));
        assertThatThrownBy(() -> send(impatient, request("k-1", "a", "/api/x/v1/things"), "create"))
                .isInstanceOf(Unavailable.class);
        assertThat(calls).hasValue(0);
        var later = at(NOW.plus(LEASE).plusMillis(1), Duration.ZERO);
        assertThat(send(later, request("k-1", "a", "/api/x/v1/things"), "create")
                        .getContentAsString())
                .isEqualTo("call 1 of a");
    }

    @Test
    void a_key_has_at_most_255_characters() throws Exception {
        assertThat(post("x".repeat(255), "a").getStatus()).isEqualTo(201);
        assertThatThrownBy(() -> post("x".repeat(256), "a")).isInstanceOf(UnreadableParameter.class);
        assertThatThrownBy(() -> send(posts, request("x".repeat(256), "", "/api/x/v1/file"), "download"))
                .isInstanceOf(UnreadableParameter.class);
    }

    @Test
    void a_download_is_produced_again() throws Exception {
        for (int i = 0; i < 2; i++) send(posts, request("k-1", "", "/api/x/v1/file"), "download");

        assertThat(calls).hasValue(2);
    }

    @Test
    void what_is_stored_cannot_be_read_without_the_key_and_is_deleted_after_a_day() throws Exception {
        post("k-secret", "Ada Lovelace");

        var stored = stored();
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst().toJson()).doesNotContain("Ada", "k-secret", "call 1");
        var answers =
                new FirstAnswers(mongo.mongo(), Clock.fixed(NOW.plus(Duration.ofHours(23)), ZoneOffset.UTC), LEASE);
        answers.deleteOld();
        assertThat(stored()).hasSize(1);
        new FirstAnswers(mongo.mongo(), Clock.fixed(NOW.plus(Duration.ofHours(25)), ZoneOffset.UTC), LEASE).deleteOld();
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_key_that_was_guessed_does_not_find_what_is_stored_without_the_secret_of_the_service() throws Exception {
        post("1", "Ada Lovelace");

        var guess = new KeySecret("another secret".getBytes(UTF_8), "", "/api/x/v1/things?null", "1");
        var known = new KeySecret(SECRET, "", "/api/x/v1/things?null", "1");

        assertThat(stored().getFirst().getString("_id")).isEqualTo(known.id()).isNotEqualTo(guess.id());
        assertThatThrownBy(() -> guess.decrypt(known.encrypt("Ada".getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(known.decrypt(known.encrypt("Ada".getBytes(UTF_8)))).isEqualTo("Ada".getBytes(UTF_8));
    }

    private List<Document> stored() {
        return mongo.mongo().getCollection(FirstAnswers.COLLECTION).find().into(new ArrayList<>());
    }

    private IdempotentPosts at(Instant now, Duration patience) {
        return at(now, SECRET, patience);
    }

    private IdempotentPosts at(Instant now, byte[] secret, Duration patience) {
        var answers = new FirstAnswers(mongo.mongo(), Clock.fixed(now, ZoneOffset.UTC), LEASE);
        return new IdempotentPosts(answers, secret, patience);
    }

    private MockHttpServletResponse post(@Nullable String key, String body) throws Exception {
        return send(posts, request(key, body, "/api/x/v1/things"), "create");
    }

    private static MockHttpServletRequest request(@Nullable String key, String body, String path) {
        var request = new MockHttpServletRequest("POST", path);
        if (key != null) request.addHeader(IdempotencyKey.HEADER, key);
        request.setContent(body.getBytes(UTF_8));
        return request;
    }

    private MockHttpServletResponse send(IdempotentPosts posts, MockHttpServletRequest request, String method)
            throws Exception {
        return send(posts, request, method, () -> {});
    }

    /// What an operation does before it answers.
    private interface Work {
        void run() throws Exception;
    }

    private MockHttpServletResponse send(
            IdempotentPosts posts, MockHttpServletRequest request, String method, Work work) throws Exception {
        var response = new MockHttpServletResponse();
        posts.handle(
                request,
                response,
                new HandlerMethod(new Api(), Api.class.getDeclaredMethod(method)),
                (sent, answer) -> {
                    work.run();
                    answer.setStatus(201);
                    answer.setHeader("Location", "/things/1");
                    answer.setContentType("text/plain");
                    var body = new String(sent.getInputStream().readAllBytes(), UTF_8);
                    answer.getOutputStream()
                            .write("call %d of %s"
                                    .formatted(calls.incrementAndGet(), body)
                                    .getBytes(UTF_8));
                    return null;
                });
        return response;
    }
}
