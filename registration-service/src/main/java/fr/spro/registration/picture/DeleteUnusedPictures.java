package fr.spro.registration.picture;

import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.Days;
import fr.spro.registration.picture.PictureFiles.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Deletes the files of pictures that no day shows: replaced, removed, or uploaded for a day that was not saved.
@Component
class DeleteUnusedPictures {

    /// A file is stored before its day is.
    private static final Duration YOUNG = Duration.ofHours(1);

    private final PictureFiles files;
    private final Days days;
    private final Clock clock;

    DeleteUnusedPictures(PictureFiles files, Days days, Reconcilers reconcilers, Clock clock) {
        this.files = files;
        this.days = days;
        this.clock = clock;
        reconcilers.add(Job.of("delete-unused-pictures", Duration.ofHours(1), this::due, this::handle));
    }

    Stream<String> due() {
        return files.findHashesStoredBefore(oldest()).stream()
                .map(Found::hash)
                .filter(hash -> !days.existsByPictureHash(hash));
    }

    void handle(String hash) {
        if (!days.existsByPictureHash(hash)) files.deleteStoredBefore(hash, oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(YOUNG);
    }
}
