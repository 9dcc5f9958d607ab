package fr.spro.platform.web.openapi;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;

import fr.spro.platform.web.SignedIn;
import fr.spro.platform.web.security.StaffRole;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests to a running service and validates each response against its document. Before the first
/// valid request to an operation, it sends every kind of invalid one that the document describes.
public final class ApiTester {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOTHING = "unknown";
    private static final String KEY = "Idempotency-Key";

    private final MockMvcTester mvc;
    private final ApiDescription description;
    private final List<String> allRoles;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> askedWrongly = new HashSet<>();
    private final List<Call> firstCalls = new ArrayList<>();

    public ApiTester(MockMvcTester mvc, ApiDescription description, StaffRole... allRoles) {
        this.mvc = mvc;
        this.description = description;
        this.allRoles = Arrays.stream(allRoles).map(StaffRole::claim).toList();
    }

    /// Reads the document from the service.
    public static ApiTester of(MockMvcTester mvc, String document, StaffRole... allRoles)
            throws UnsupportedEncodingException {
        var text = mvc.get().uri(document).exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
        return new ApiTester(mvc, new ApiDescription(text), allRoles);
    }

    /// Everything in which the document and the responses so far differ. A response 503 needs an unavailable store.
    public List<String> deviations() {
        var all = new ArrayList<>(description.faults());
        all.addAll(wrongMethods());
        sendWhatIsAllowed();
        all.addAll(faults);
        missingResponses().stream()
                .filter(answer -> !answer.endsWith(" 503"))
                .map("never received: "::concat)
                .forEach(all::add);
        return all;
    }

    /// Sends whatever else the document allows to each operation, which must be able to read it. At the end, because
    /// some of it is stored.
    public void sendWhatIsAllowed() {
        firstCalls.forEach(Call::sendAllowed);
        firstCalls.clear();
    }

    /// Paths at which a method without an operation, or the question for them, is not answered with those that there
    /// are.
    public List<String> wrongMethods() {
        return new AllowedMethods(mvc, description).faults();
    }

    public Call get(String path, Object... variables) {
        return new Call(HttpMethod.GET, path, variables);
    }

    public Call post(String path, Object... variables) {
        return new Call(HttpMethod.POST, path, variables);
    }

    public Call put(String path, Object... variables) {
        return new Call(HttpMethod.PUT, path, variables);
    }

    public Call delete(String path, Object... variables) {
        return new Call(HttpMethod.DELETE, path, variables);
    }

    public List<Exchange> exchanges() {
        return exchanges;
    }

    public List<String> faults() {
        return faults;
    }

    /// The described responses that were not received, as `GET /things 200`.
    public Set<String> missingResponses() {
        var missingResponses = new TreeSet<>(description.answers());
        exchanges.forEach(exchange -> missingResponses.remove(exchange.operation() + " " + exchange.status()));
        return missingResponses;
    }

    /// One request.
    public final class Call {

        private final HttpMethod method;
        private final String path;
        private final Object[] variables;
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable MediaType type;
        private byte[] body = {};

        private Call(HttpMethod method, String path, Object... variables) {
            this.method = method;
            this.path = path;
            this.variables = variables;
        }

        public Call with(String name, String value) {
            query.put(name, value);
            return this;
        }

        public Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Call ifMatch(long version) {
            return header(HttpHeaders.IF_MATCH, "\"%d\"".formatted(version));
        }

        public Call sending(String json) {
            return sending(MediaType.APPLICATION_JSON, json.getBytes(StandardCharsets.UTF_8));
        }

        public Call sending(MediaType type, byte[] body) {
            this.type = type;
            this.body = body;
            return this;
        }

        /// @return the response, if it is JSON
        public JsonNode answers(int status) {
            var isFirst = status < 300 && askedWrongly.add(operation());
            if (isFirst) askWrongly();
            if (isFirst && type != null && type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                firstCalls.add(with(new Call(method, path, variables)));
            }
            if (isFirst && takesKey())
                headers.putIfAbsent(KEY, UUID.randomUUID().toString());
            var answer = expect(status, this, program());
            if (isFirst && takesKey()) repeat(answer);
            var isJson = answer.answeredType() != null
                    && answer.answeredType().getSubtype().endsWith("json");
            return JSON.readTree(isJson ? answer.answered() : "{}");
        }

        private String sent() {
            return new String(body, StandardCharsets.UTF_8);
        }

        private String operation() {
            return method + " " + path;
        }

        /// A program with the first of all roles that may call the operation.
        private RequestPostProcessor program() {
            return SignedIn.program(
                    allRoles.stream().filter(roles()::contains).findFirst().orElseThrow());
        }

        private Set<String> roles() {
            var roles = new TreeSet<String>();
            description
                    .operation(operation())
                    .path("security")
                    .forEach(one -> one.forEach(names -> names.forEach(name -> roles.add(name.asString("")))));
            return roles;
        }

        private boolean takesKey() {
            return description
                    .operation(operation())
                    .path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString("").equals(KEY));
        }

        /// The same key returns the same answer; another body and a longer key are rejected.
        private void repeat(Exchange first) {
            var again = expect(first.status(), with(new Call(method, path, variables)), program());
            if (!again.answered().equals(first.answered())) faults.add(again + " differs from " + first);
            var other = with(new Call(method, path, variables));
            other.body = (sent() + " ").getBytes(StandardCharsets.UTF_8);
            expect(422, other, program());
            expect(400, with(new Call(method, path, variables)).header(KEY, "x".repeat(256)), program());
        }

        private void askWrongly() {
            expect(401, this, anonymous());
            var malformed = with(new Call(method, path, variables));
            malformed.type = MediaType.MULTIPART_FORM_DATA;
            expect(400, malformed, program());
            allRoles.stream()
                    .filter(role -> !roles().contains(role))
                    .forEach(role -> expect(403, this, SignedIn.program(role)));
            // A DELETE of an absent entry succeeds too.
            var named = method == HttpMethod.DELETE && variables.length > 1 ? variables.length - 1 : variables.length;
            for (int i = 0; i < named; i++) {
                var others = variables.clone();
                others[i] = NOTHING;
                expect(404, with(new Call(method, path, others)), program());
            }
            for (var parameter : description.operation(operation()).path("parameters")) {
                if (parameter.path("in").asString("").equals("query")) {
                    expect(
                            400,
                            with(new Call(method, path, variables))
                                    .with(parameter.path("name").asString(), "a\u0000b"),
                            program());
                }
                var schema = parameter.path("schema");
                var isTyped = schema.has("enum")
                        || !schema.path("type").asString("string").equals("string");
                if (parameter.path("in").asString("").equals("query") && isTyped) {
                    expect(
                            400,
                            with(new Call(method, path, variables))
                                    .with(parameter.path("name").asString(), NOTHING),
                            program());
                    expect(
                            400,
                            with(new Call(method, path, variables))
                                    .with(parameter.path("name").asString(), ""),
                            program());
                }
            }
            if (headers.containsKey(HttpHeaders.IF_MATCH)) matchWrongly();
            if (type != null) sendWrongly(type);
        }

        /// The limit as the document says it, in kB.
        private int maxBody() {
            var text = description
                    .operation(operation())
                    .at("/responses/413/description")
                    .asString();
            return 1024 * Integer.parseInt(text.replaceAll("\\D", ""));
        }

        private void matchWrongly() {
            for (var malformed : List.of("2", "*", "\"2")) {
                expect(400, with(new Call(method, path, variables)).header(HttpHeaders.IF_MATCH, malformed), program());
            }
            for (var other : List.of("\"999999\"", "W/\"1\"", "\"x\"")) {
                expect(412, with(new Call(method, path, variables)).header(HttpHeaders.IF_MATCH, other), program());
            }
            var without = with(new Call(method, path, variables));
            without.headers.remove(HttpHeaders.IF_MATCH);
            expect(428, without, program());
        }

        private void sendWrongly(MediaType good) {
            var operation = description.operation(operation());
            expect(415, with(new Call(method, path, variables)).sending(MediaType.APPLICATION_XML, body), program());
            expect(413, with(new Call(method, path, variables)).sending(good, new byte[maxBody() + 1]), program());
            if (operation.path("requestBody").path("required").asBoolean(false)) {
                expect(400, with(new Call(method, path, variables)).sending(good, new byte[0]), program());
            }
            if (!good.isCompatibleWith(MediaType.APPLICATION_JSON)) return;
            expect(400, with(new Call(method, path, variables)).sending("{"), program());
            Distortions.of(sent())
                    .filter(bad -> !description.takes(operation(), good, bad))
                    .forEach(bad ->
                            expect(400, with(new Call(method, path, variables)).sending(bad), program()));
        }

        /// What is wrong in another way than its form is not said to be unreadable.
        private void sendAllowed() {
            Distortions.of(sent())
                    .filter(other -> description.takes(operation(), MediaType.APPLICATION_JSON, other))
                    .forEach(other -> {
                        var exchange =
                                send(with(new Call(method, path, variables)).sending(other), program());
                        if (exchange.status() == 400)
                            faults.add("%s: the document allows %s".formatted(exchange, other));
                        faults.addAll(description.faults(exchange));
                    });
        }

        /// A copy, for a request that differs in one part.
        private Call with(Call other) {
            other.query.putAll(query);
            other.headers.putAll(headers);
            other.type = type;
            other.body = body;
            return other;
        }

        private Exchange expect(int status, Call call, RequestPostProcessor who) {
            var exchange = send(call, who);
            if (exchange.status() == status) {
                faults.addAll(description.faults(exchange));
            } else {
                faults.add(
                        "%s: expected %d of %s %s".formatted(exchange, status, List.of(call.variables), call.sent()));
            }
            return exchange;
        }

        private Exchange send(Call call, RequestPostProcessor who) {
            var request = mvc.method(method).uri(path, call.variables).with(who);
            call.query.forEach(request::param);
            call.headers.forEach(request::header);
            if (call.type != null) request.contentType(call.type);
            if (call.body.length > 0) request.content(call.body);
            var result = request.exchange();
            var failure = result.getUnresolvedException();
            var response = result.getMvcResult().getResponse();
            var parameters = new HashSet<>(call.query.keySet());
            parameters.addAll(call.headers.keySet());
            var answeredType = response.getContentType();
            var exchange = new Exchange(
                    method.name(),
                    path,
                    parameters,
                    call.type,
                    call.sent(),
                    failure == null ? response.getStatus() : 500,
                    answeredType == null ? null : MediaType.parseMediaType(answeredType),
                    failure == null ? text(response) : failure.toString(),
                    response.getHeader(HttpHeaders.LOCATION),
                    response.getHeader(HttpHeaders.ETAG));
            exchanges.add(exchange);
            return exchange;
        }

        private static String text(org.springframework.mock.web.MockHttpServletResponse response) {
            try {
                return response.getContentAsString(StandardCharsets.UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
