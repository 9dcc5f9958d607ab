package fr.spro.platform.architecture.valid.goods;

import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Duration;
import java.util.stream.Stream;

/// Background work through a reconciler.
final class Restock {

    private final Reconciler<String> reconciler;

    Restock(Reconcilers reconcilers) {
        reconciler = reconcilers.add(Job.of("restock", Duration.ofMinutes(1), Stream::empty, this::handle));
    }

    void handle(String article) {
        reconciler.trigger(article);
    }
}
