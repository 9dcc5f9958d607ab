package fr.spro.platform.messaging.inbox;

import fr.spro.platform.messaging.work.StartupTasks;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;

/// Binds the consumers when the start-up tasks have succeeded, instead of during the start of the
/// application: Spring Cloud Stream asks Kafka for the partitions of each topic while it binds, and an
/// unreachable broker would delay or fail the start.
public final class InboxBindings extends InputBindingLifecycle {

    private static final String REPLACED = "inputBindingLifecycle";

    private final StartupTasks tasks;

    InboxBindings(BindingService bindings, Map<String, Bindable> bindables, StartupTasks tasks) {
        super(bindings, bindables);
        this.tasks = tasks;
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
        tasks.whenCompleted(() -> {
            if (tasks.isRunning()) super.start();
        });
    }
}
