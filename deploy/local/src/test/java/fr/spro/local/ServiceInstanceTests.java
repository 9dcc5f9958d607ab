package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceInstanceTests {

    @Test
    void the_first_instances_have_the_names_and_ports_of_the_services() {
        assertThat(ServiceInstance.all(1))
                .extracting(ServiceInstance::name)
                .containsExactlyInAnyOrder(
                        "registration-service", "survey-service", "branding-service", "notification-service");
        assertThat(ServiceInstance.all(1))
                .extracting(ServiceInstance::port)
                .containsExactlyInAnyOrder(8081, 8082, 8083, 8084);
    }

    @Test
    void instances_have_names_and_ports_of_their_own() {
        var all = ServiceInstance.all(3);

        assertThat(all).hasSize(12).extracting(ServiceInstance::name).doesNotHaveDuplicates();
        assertThat(all.stream().flatMap(one -> Stream.of(one.port(), one.managementPort())))
                .doesNotHaveDuplicates()
                .doesNotContain(8080, 9092, 9093, 27017, 2525, 2143);
    }

    @Test
    void an_instance_reads_the_secrets_of_its_service() {
        var second = ServiceInstance.all(2).getLast();

        assertThat(second.name()).isEqualTo("branding-service-2");
        assertThat(second.service()).isEqualTo("branding-service");
        assertThat(second.environment()).containsEntry("SERVER_PORT", "8183");
    }
}
