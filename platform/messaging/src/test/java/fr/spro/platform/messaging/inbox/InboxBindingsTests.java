package fr.spro.platform.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.ProducerProperties;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import tools.jackson.databind.json.JsonMapper;

/// When the consumers of a service are bound.
class InboxBindingsTests {

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final StartupTasks tasks = new StartupTasks(List.of(new StartupTask("kafka", () -> steps.add("kafka"))));
    private final BindingServiceProperties properties = new BindingServiceProperties();

    /// Cannot be bound at first.
    private final Bindable consumers = new Bindable() {
        @Override
        public Collection<Binding<Object>> createAndBindInputs(BindingService bindings) {
            steps.add("bind");
            if (steps.size() < 5) throw new IllegalStateException("The broker is away again");
            return List.of();
        }

        @Override
        public void unbindInputs(BindingService bindings) {
            steps.add("unbind");
        }
    };

    @AfterEach
    void stop() {
        tasks.stop();
    }

    @Test
    void consumers_that_cannot_be_bound_are_reported_and_bound_later() {
        var bindings = bindings();
        tasks.start();

        bindings.start();

        assertThat(bindings.isRunning()).isFalse();
        assertThat(tasks.areCompleted()).isFalse();
        assertThat(tasks.failures()).containsOnly(Map.entry("consumers", "The broker is away again"));
        await().until(tasks::areCompleted);
        assertThat(bindings.isRunning()).isTrue();
        assertThat(steps).containsExactly("kafka", "bind", "unbind", "bind", "unbind", "bind");
    }

    @Test
    void names_the_group_of_each_binding() {
        var binding = new BindingProperties();
        binding.setDestination(Topic.DAYS.topicName());
        properties.setBindings(new HashMap<>(Map.of("days-in-0", binding)));
        tasks.start();

        bindings().start();

        assertThat(binding.getGroup()).isEqualTo(Topic.DAYS.group(Service.SURVEY));
    }

    private InboxBindings bindings() {
        BinderFactory none = new BinderFactory() {
            @Override
            public <T> Binder<T, ? extends ConsumerProperties, ? extends ProducerProperties> getBinder(
                    String name, Class<? extends T> type) {
                throw new UnsupportedOperationException();
            }
        };
        var service = new BindingService(properties, none, JsonMapper.shared());
        return new InboxBindings(service, new HashMap<>(Map.of("consumers", consumers)), tasks, Service.SURVEY);
    }
}
