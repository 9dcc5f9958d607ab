package fr.spro.platform.messaging;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// A template whose operations are limited in time, see `StoreTime`: those of repositories, stores, sessions and the
/// driver's collections that it returns.
public final class LimitedMongoTemplate extends MongoTemplate {

    private final Duration operation;

    public LimitedMongoTemplate(MongoDatabaseFactory factory, MongoConverter converter, Limits limits) {
        this.operation = limits.operation();
        super(factory, converter);
    }

    @Override
    protected MongoDatabase doGetDatabase() {
        return StoreTime.limit(super.doGetDatabase(), operation);
    }
}
