package fr.spro.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/// A simple browser: opens pages, fills in forms and presses buttons, with cookies and without scripts.
final class Visitor {

    static final String ADDRESS = "http://localhost:8080";

    private static final int UNPROCESSABLE = 422;

    private final Connection session;

    Visitor(String language) {
        session = Jsoup.newSession()
                .header("Accept-Language", language)
                .header("Accept", "text/html")
                .timeout(30_000)
                .maxBodySize(0);
    }

    /// Returns the page at an address of the suite, after all redirects.
    ///
    /// @throws IllegalStateException if it is an error page
    Document open(String address) {
        return run(session.newRequest(address.startsWith("http") ? address : ADDRESS + address));
    }

    /// Submits the form whose action has this suffix, with these values.
    Document submit(Document page, String action, Map<String, String> values) {
        return run(filledIn(page, action, values));
    }

    /// The same with values that are rejected; returns the form with the errors.
    Document submitRejected(Document page, String action, Map<String, String> values) {
        return run(filledIn(page, action, values), status -> status == UNPROCESSABLE);
    }

    /// Whoever says nothing about the workshops of a slot wants none, which the form asks to be chosen.
    private static Connection filledIn(Document page, String action, Map<String, String> values) {
        var request = submitted(page, action);
        for (var none : page.select("form[action$=%s] input[type=radio][value=none]".formatted(action))) {
            if (request.request().data().stream().noneMatch(field -> field.key().equals(none.attr("name")))) {
                request.data(none.attr("name"), none.val());
            }
        }
        for (var entry : values.entrySet()) {
            request.request().data().removeIf(field -> field.key().equals(entry.getKey()));
            request.data(entry.getKey(), entry.getValue());
        }
        return request;
    }

    /// As a browser that keeps no cookies.
    void forgetCookies() {
        session.cookieStore().removeAll();
    }

    /// Submits the form whose action has this suffix; returns the file that is the response.
    byte[] download(Document page, String action) {
        try {
            return submitted(page, action).ignoreContentType(true).execute().bodyAsBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Document upload(Document page, String action, String name, byte[] file) {
        var request = submitted(page, action);
        request.request().data().removeIf(field -> field.key().equals("file"));
        request.data("file", name, new ByteArrayInputStream(file), "text/csv");
        return run(request);
    }

    private static Connection submitted(Document page, String action) {
        return form(page, action).submit().header(Correlations.HEADER, Correlations.of(action));
    }

    private static FormElement form(Document page, String action) {
        return page.forms().stream()
                .filter(form -> form.absUrl("action").endsWith(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no form for %s: %s".formatted(page.location(), action, page.title())));
    }

    private static Document run(Connection request) {
        return run(request, status -> status < 400);
    }

    private static Document run(Connection request, IntPredicate isExpected) {
        try {
            var response = request.ignoreHttpErrors(true).execute();
            var page = response.parse();
            if (!isExpected.test(response.statusCode())) {
                throw new IllegalStateException("%s: %d %s"
                        .formatted(
                                response.url(),
                                response.statusCode(),
                                page.select("h1, .errors li").text()));
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
