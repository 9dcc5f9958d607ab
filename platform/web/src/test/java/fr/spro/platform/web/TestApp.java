package fr.spro.platform.web;

import fr.spro.platform.messaging.Unavailable;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.testing.faults.StoreProxy;
import fr.spro.platform.web.security.PublicPaths;
import fr.spro.platform.web.security.Staff;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// An application with pages and an API that succeed, are rejected and fail.
@SpringBootApplication
class TestApp {

    static final class Away extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(30);
        }
    }

    /// Blocks the page `/open/slow`.
    static final Semaphore SLOW = new Semaphore(0);

    @Bean
    MongoClientSettingsBuilderCustomizer quickElections() {
        return StoreProxy::detectQuickly;
    }

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("/open/**");
    }

    @Controller
    static class Pages {
        @GetMapping({"/open", "/closed", "/staff/orders"})
        String page() {
            return "error-free";
        }

        @GetMapping("/staff/orders/manager")
        @PreAuthorize("hasRole('MANAGER')")
        @ResponseBody
        String manager(Staff staff) {
            return staff.subject();
        }

        @GetMapping("/staff/orders/nobody")
        @PreAuthorize("denyAll()")
        String nobody() {
            return "error-free";
        }

        @GetMapping({"/open/form", "/staff/orders/form"})
        String form(@ModelAttribute("form") OrderForm form) {
            return "form";
        }

        /// Not shown any more: leads to another page.
        @GetMapping({"/open/closed-form", "/staff/orders/closed-form"})
        String closedForm() {
            return "redirect:/open";
        }

        @PostMapping("/open/closed-form")
        String closed() {
            throw new RefusedForm("out-of-date", "/open");
        }

        @PostMapping(path = "/staff/orders/file", consumes = "multipart/form-data")
        String file() {
            throw new Away();
        }

        @PostMapping(path = "/open/file", consumes = "multipart/form-data")
        String publicFile() {
            throw new Away();
        }

        @PostMapping({"/open/form", "/staff/orders/form"})
        String submit(@ModelAttribute("form") OrderForm form, BindingResult errors) {
            return switch (String.valueOf(form.name())) {
                case "gone" -> throw new UnknownAggregate(String.class, () -> "x");
                case "away" -> throw new Away();
                case "often" -> throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
                case "broken" -> throw new IllegalStateException("secret detail");
                default -> errors.hasErrors() ? "form" : "redirect:/open";
            };
        }

        @PostMapping("/open/post")
        @ResponseBody
        String post() {
            return "posted";
        }

        record Line(String text) {}

        record OrderForm(
                @Nullable String name,
                @Nullable Boolean gift,
                @Nullable List<String> items,
                @Nullable Map<String, Line> lines) {}

        @PostMapping("/open/order")
        @ResponseBody
        String order(@ModelAttribute("form") OrderForm form, BindingResult errors) {
            return errors.hasErrors() ? "the form again" : String.valueOf(form.name());
        }

        @GetMapping("/open/search")
        @ResponseBody
        String search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
            return q + page;
        }

        @GetMapping("/open/since")
        @ResponseBody
        String since(@RequestParam Instant at) {
            return at.toString();
        }

        /// What is behind a secret link; the link may be broken, and its error name it.
        @GetMapping("/open/own/{secret}")
        @ResponseBody
        String own(@PathVariable String secret) {
            if (secret.startsWith("broken")) throw new IllegalStateException("no document of " + secret);
            return "error-free";
        }

        @GetMapping("/open/link")
        String link() {
            throw new UnknownLink();
        }

        @GetMapping({"/open/unknown", "/staff/orders/unknown"})
        String unknown() {
            throw new UnknownAggregate(String.class, () -> "x");
        }

        @GetMapping({"/open/away", "/staff/orders/away"})
        String away() {
            throw new Away();
        }

        @GetMapping("/open/slow")
        @ResponseBody
        String slow() throws InterruptedException {
            SLOW.acquire();
            return "done";
        }

        @GetMapping("/open/view")
        View view() {
            return (_, _, _) -> {
                throw new DataAccessResourceFailureException("away");
            };
        }

        @GetMapping({"/open/broken", "/staff/orders/broken"})
        String broken() {
            throw new IllegalStateException("secret detail");
        }
    }

    @RestController
    static class Api {
        record Body(@NotBlank String name, @NotBlank String town) {}

        record At(@NotNull Instant at) {}

        @PostMapping("/api/survey/v1/things")
        String create(@Valid @RequestBody Body body, Staff staff) {
            return staff.subject();
        }

        @PostMapping("/api/survey/v1/moments")
        At moment(@Valid @RequestBody At body) {
            return body;
        }

        @GetMapping("/api/survey/v1/search")
        String search(@RequestParam String q) {
            return q;
        }

        @GetMapping("/api/survey/v1/away")
        String away() {
            throw new Away();
        }

        @GetMapping("/api/survey/v1/broken")
        String broken() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/api/survey/v1/manager")
        @PreAuthorize("hasRole('MANAGER')")
        String manager(Staff staff) {
            return staff.subject();
        }

        @GetMapping("/api/survey/v1/refused")
        String refused() {
            throw RejectedRequest.because("seats", "unreadable");
        }
    }
}
