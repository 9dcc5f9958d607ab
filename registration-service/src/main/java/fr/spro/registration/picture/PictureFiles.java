package fr.spro.registration.picture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// The files of all pictures.
interface PictureFiles extends Repository<PictureFile, String> {

    Optional<PictureFile> findByHash(String hash);

    /// Replaces the same file, which is then as recent as the new one.
    PictureFile save(PictureFile file);

    @Query(value = "{ storedAt: { $lt: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findHashesStoredBefore(Instant then);

    /// Unless it was uploaded again since.
    @Query(value = "{ _id: ?0, storedAt: { $lt: ?1 } }", delete = true)
    void deleteStoredBefore(String hash, Instant then);

    /// The hash alone.
    record Found(@Id String hash) {}
}
