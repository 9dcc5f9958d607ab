package fr.spro.platform.web;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreProxy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of the tests of a running application whose store may fail. They share one application.
@SpringBootTest(
        classes = TestApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=survey-service",
            "management.server.port=",
            "spro.topics.create=false",
            "spro.oidc.jwk-set-uri=http://127.0.0.1:1/unreachable",
            "spro.limits.operation=800ms",
            "spro.limits.request=1500ms",
            "spro.limits.requests=4",
            "spro.pages.staff-path=/staff",
            "spro.pages.staff-roles=clerk,manager",
            "spro.pages.staff-menu=reports:manager, orders"
        })
@AutoConfigureMockMvc
abstract class RunningPages {

    static final StoreProxy STORE = StoreProxy.before(Infrastructure.storeUri("pages"));

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("pages").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.mongodb.uri", () -> STORE.uri("pages"));
    }
}
