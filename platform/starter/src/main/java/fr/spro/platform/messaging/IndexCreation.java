package fr.spro.platform.messaging;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;

/// Creates all indexes before anything else starts. An index that is there already stays.
public final class IndexCreation implements SmartLifecycle {

    private final List<Indexes> indexes;
    private final MongoOperations mongo;
    private volatile boolean running;

    public IndexCreation(List<Indexes> indexes, MongoOperations mongo) {
        this.indexes = List.copyOf(indexes);
        this.mongo = mongo;
    }

    @Override
    public void start() {
        indexes.forEach(some -> some.create(mongo));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
