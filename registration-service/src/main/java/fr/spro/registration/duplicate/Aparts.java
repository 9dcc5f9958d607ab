package fr.spro.registration.duplicate;

import java.util.List;
import org.springframework.data.repository.Repository;

/// All pairs that were told apart. Reads only: writes go through the store.
interface Aparts extends Repository<Apart, Pair> {
    List<Apart> findByKind(Kind kind);
}
