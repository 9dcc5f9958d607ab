package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.suite.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Each path that returns a file: the download is in the audit log, or no file is returned.
class AuditedFilesTests extends EveryRoute {

    /// They contain no names, or only that of the link's owner.
    private static final Set<String> NAMING_NOBODY_ELSE = Set.of(
            "GET /coordination/journees/{slug}/accueil/service.js",
            "GET /coordination/journees/{slug}/image/{size:large|small}/{hash}",
            "GET /coordination/journees/{slug}/inscriptions/import/modele.{kind:csv|xlsx}",
            "GET /coordination/journees/{slug}/repartition/repartition.json",
            "GET /inscriptions/{secret}/attestation.pdf",
            "GET /inscriptions/{secret}/badge.pdf",
            "GET /inscriptions/{secret}/code.png",
            "GET /inscriptions/{secret}/donnees.json",
            "GET /inscriptions/{secret}/journee.ics",
            "GET /journees/{slug}/image/{size:large|small}/{hash}",
            "GET /journees/{slug}/journee.ics");

    private static final Set<Class<?>> FILES = Set.of(byte[].class, Resource.class, StreamingResponseBody.class);

    @Autowired
    ConfigurableApplicationContext service;

    @Test
    void returns_no_file_with_names_when_the_audit_log_is_unavailable() {
        holdDay();

        for (var route : files()) {
            if (NAMING_NOBODY_ELSE.contains(route.name())) continue;
            var before = Instant.now();
            assertThat(isFile(requestFile(route)))
                    .as("%s gives out a file", route)
                    .isTrue();
            assertThat(auditLog.page(new AuditQuery(List.of(), null, before, null), "", 1)
                            .entries())
                    .as("entry of %s", route)
                    .isNotEmpty();

            var refused = withoutAuditLog(() -> requestFile(route));

            assertThat(isFile(refused)).as("%s without the audit log", route).isFalse();
            assertThat(refused.getUnresolvedException() != null
                            || refused.getResponse().getStatus() >= 500)
                    .as("%s fails", route)
                    .isTrue();
        }
    }

    @Test
    void lists_every_route_that_returns_a_file() {
        holdDay();

        assertThat(files().stream().filter(route -> NAMING_NOBODY_ELSE.contains(route.name())))
                .hasSameSizeAs(NAMING_NOBODY_ELSE);
        assertThat(files()).as("those that are noted").hasSize(NAMING_NOBODY_ELSE.size() + 16);
        assertThat(Route.ALL.stream()
                        .filter(route -> route.method().name().equals("GET"))
                        .filter(route -> !NAMING_NOBODY_ELSE.contains(route.name()))
                        .filter(route -> isFile(requestFile(route))))
                .as("reading changes nothing, so what is noted is a POST")
                .isEmpty();
    }

    /// By the return types of their handlers, or by their names.
    private List<Route> files() {
        return Route.ALL.stream()
                .filter(route -> returnsFile(route) || route.pattern().matches(".*\\.(json|ics|pdf)"))
                .filter(route -> !route.pattern().contains("openapi"))
                .toList();
    }

    private boolean returnsFile(Route route) {
        return mappings(route)
                .map(mapping ->
                        ResolvableType.forMethodReturnType(mapping.getValue().getMethod()))
                .anyMatch(type -> FILES.contains(type.getGeneric(0).toClass()));
    }

    /// Attestations require a held day.
    private void holdDay() {
        isModified = true;
        var one = address(Route.of("organiser GET /coordination/journees/{slug}/inscriptions/{id}"))
                .split("/");
        var day = new DayId(one[3]);
        begin(day);
        checkIn.handle(day, new RegistrationId(one[5]), null, Scope.WHOLE, "camille");
        moveDay.handle(day, Step.CLOSE, "camille");
        hold(day);
    }

    private MvcTestResult requestFile(Route route) {
        var organiser = route.isApi() ? program(Role.ORGANISER.claim()) : staff("camille", Role.ORGANISER.claim());
        var everybody = route.pattern().contains("/selection/") ? Map.of("tous", "oui") : Map.<String, String>of();
        return ask(route, address(route), organiser, everybody);
    }

    private static boolean isFile(MvcTestResult answer) {
        var type = String.valueOf(answer.getResponse().getContentType());
        return answer.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION) != null
                || type.contains("pdf")
                || type.contains("csv")
                || type.contains("spreadsheet");
    }

    private MvcTestResult withoutAuditLog(Supplier<MvcTestResult> request) {
        var failing = new AbstractMongoEventListener<Document>() {
            @Override
            public void onBeforeSave(BeforeSaveEvent<Document> event) {
                if (AuditLog.COLLECTION.equals(event.getCollectionName())) {
                    throw new DataAccessResourceFailureException("not today");
                }
            }
        };
        service.addApplicationListener(failing);
        try {
            return request.get();
        } finally {
            service.removeApplicationListener(failing);
        }
    }
}
