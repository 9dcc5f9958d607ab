package fr.spro.registration.enrolment;

import com.mongodb.client.model.Filters;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.RestoredNumbers;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.web.SecretLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RequestLimits.Settings.class, ChangeSettings.class, HoldSettings.class})
class EnrolmentConfiguration {

    @Bean
    Store<Registration> registrationStore(Stores stores, Clock clock) {
        return stores.of(
                Registration.class,
                Topic.CONTACTS,
                EntityRef.Kind.REGISTRATION,
                registration -> registration.isErased()
                        ? Optional.empty()
                        : Optional.of(registration.contact().listed(registration.id())),
                registration -> new Erasure(registration).again(clock.instant()));
    }

    /// Contacts have versions of their own.
    @Bean
    RestoreStep restoreContactVersions(MongoOperations mongo) {
        var registrations = mongo.getCollectionName(Registration.class);
        return floor ->
                RestoredNumbers.raise(mongo.getCollection(registrations), Filters.empty(), floor, "contact.version");
    }

    @Bean
    Indexes enrolmentIndexes() {
        var registrations = Indexes.on(
                Registration.class,
                new Index("listing.activeAddress", Sort.Direction.ASC).unique().sparse(),
                new Index("day", Sort.Direction.ASC)
                        .on("listing.name", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index("day", Sort.Direction.ASC)
                        .on("requestedAt", Sort.Direction.DESC)
                        .on("_id", Sort.Direction.DESC),
                new Index("wishes.otherStructure", Sort.Direction.ASC).sparse(),
                new Index("status.heldUntil", Sort.Direction.ASC).sparse(),
                new Index("wishes.structure", Sort.Direction.ASC).on("day", Sort.Direction.ASC));
        return registrations
                .and(Indexes.on(RequestCounters.COLLECTION, new Index("until", Sort.Direction.ASC)))
                .and(Indexes.on(GrantHolds.COLLECTION, new Index("until", Sort.Direction.ASC)))
                .and(Indexes.on(Delivery.class, new Index("registration", Sort.Direction.ASC)));
    }

    /// Again each hour, for what an instance of the earlier version stores during an upgrade.
    @Bean
    Reconciler<RegistrationId> renewalOfListings(Reconcilers reconcilers, RenewListings renewListings) {
        return reconcilers.add(Job.of("renew-listings", Duration.ofHours(1), renewListings::due, renewListings::handle)
                .startingAtOnce());
    }

    @Bean
    SecretLinks registrationLinks(Environment environment) {
        return SecretLinks.forPurpose(environment, "registration");
    }
}
