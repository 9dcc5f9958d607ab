package fr.spro.registration.directory.duplicates;

import java.util.List;
import org.springframework.data.repository.Repository;

/// All pairs marked as distinct. Read-only: writes go through the store.
interface ConfirmedDistinctPairs extends Repository<ConfirmedDistinctPair, Pair> {
    List<ConfirmedDistinctPair> findByKind(Kind kind);
}
