package fr.spro.registration.reports;

import fr.spro.registration.day.DayId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All reports. Read-only: writes go through the store.
public interface Reports extends Repository<Report, ReportId> {
    Optional<Report> findById(ReportId id);

    List<Report> findByDay(DayId day);

    @Query("{ text: { $ne: '' } }")
    List<Report> findWritten();
}
