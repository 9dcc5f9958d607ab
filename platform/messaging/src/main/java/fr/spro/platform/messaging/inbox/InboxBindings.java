package fr.spro.platform.messaging.inbox;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/// Binds the consumers when the start-up tasks have succeeded, instead of during the start of the
/// application: Spring Cloud Stream asks Kafka for the partitions of each topic while it binds, and an
/// unreachable broker would delay or fail the start. Until they are bound the service is not ready.
///
/// Each topic has its own consumer group, see `Topic.group`.
public final class InboxBindings extends InputBindingLifecycle {

    private static final String REPLACED = "inputBindingLifecycle";

    private final BindingServiceProperties properties;
    private final BindingService bindings;
    private final Map<String, Bindable> bindables;
    private final StartupTasks tasks;
    private final Service service;

    InboxBindings(BindingService bindings, Map<String, Bindable> bindables, StartupTasks tasks, Service service) {
        super(bindings, bindables);
        this.bindings = bindings;
        this.bindables = bindables;
        this.properties = bindings.getBindingServiceProperties();
        this.tasks = tasks;
        this.service = service;
    }

    /// Replaces the lifecycle of Spring Cloud Stream, which offers no condition or setting for that.
    public static BeanDefinitionRegistryPostProcessor replacement() {
        return new BeanDefinitionRegistryPostProcessor() {
            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                if (!registry.containsBeanDefinition(REPLACED)) return;
                var definition = new RootBeanDefinition(InboxBindings.class);
                definition.setDependsOn(registry.getBeanDefinition(REPLACED).getDependsOn());
                registry.removeBeanDefinition(REPLACED);
                registry.registerBeanDefinition(REPLACED, definition);
            }
        };
    }

    @Override
    public void start() {
        tasks.afterwards(new StartupTask("consumers", this::bind));
    }

    /// A start that fails unbinds all, so that the next one begins again.
    private void bind() {
        if (!tasks.isRunning()) return;
        properties.getBindings().keySet().forEach(this::nameGroup);
        try {
            super.start();
        } catch (RuntimeException e) {
            bindables.values().forEach(each -> each.unbindInputs(bindings));
            throw e;
        }
    }

    private void nameGroup(String binding) {
        var settings = properties.getBindingProperties(binding);
        if (settings.getGroup() != null) return;
        settings.setGroup(Topic.named(settings.getDestination()).group(service));
    }
}
