package fr.spro.notification.known;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.inbox.ProjectionStore;

/// The projections, created without Spring. Nothing is notified of updates.
public final class ProjectionUseCases {

    public final Projections projections;
    public final UpdateProjection updateProjection;
    public final FollowRegistration followRegistration;

    public ProjectionUseCases(InMemoryMongo mongo) {
        projections = new Projections(mongo.mongo(), new ProjectionStore(mongo.mongo()));
        updateProjection = new UpdateProjection(projections, _ -> {});
        followRegistration = new FollowRegistration(projections);
    }
}
