package fr.spro.registration.picture;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.EditDay;
import java.time.Clock;

/// The use cases of pictures, created without Spring.
public final class PictureUseCases {

    final PictureFiles files;
    final DeleteUnusedPictures deleteUnused;
    public final SetPicture setPicture;
    public final FindPicture findPicture;

    public PictureUseCases(InMemoryMongo mongo, Days days, EditDay editDay, Clock clock) {
        files = mongo.repository(PictureFiles.class);
        setPicture = new SetPicture(days, editDay, files, clock);
        findPicture = new FindPicture(files);
        deleteUnused = new DeleteUnusedPictures(files, days, mongo.reconcilers(), clock);
    }

    /// A run of the job.
    public void deleteUnused() {
        deleteUnused.due().toList().forEach(deleteUnused::handle);
    }
}
