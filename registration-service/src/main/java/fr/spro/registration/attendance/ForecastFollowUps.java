package fr.spro.registration.attendance;

import fr.spro.registration.day.FollowUpForecast;
import fr.spro.registration.day.FollowUps;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.FollowUpMail;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/// Counts who receives what after the day, by the attendance as it is recorded.
@Service
class ForecastFollowUps implements FollowUpForecast {

    private final Roster roster;
    private final ListPendingCheckIns listPendingCheckIns;

    ForecastFollowUps(Roster roster, ListPendingCheckIns listPendingCheckIns) {
        this.roster = roster;
        this.listPendingCheckIns = listPendingCheckIns;
    }

    @Override
    public FollowUps of(RegionalDay day) {
        var tally = new Tally(day);
        try (var everybody = roster.stream(day, Scope.WHOLE)) {
            everybody.filter(entry -> entry.registration().isConfirmed()).forEach(tally::add);
        }
        return tally.followUps(listPendingCheckIns.undecided(day).size());
    }

    private static final class Tally {

        private final RegionalDay day;
        private final Map<FollowUpMail, Integer> mails = new EnumMap<>(FollowUpMail.class);
        private final TreeSet<String> structures = new TreeSet<>();
        private int present;
        private int missing;
        private int late;

        Tally(RegionalDay day) {
            this.day = day;
        }

        void add(RosterEntry entry) {
            var mail = FollowUpMail.of(entry.registration(), day);
            mails.merge(mail, 1, Integer::sum);
            if (entry.registration().attendance().isCheckedIn()) {
                present++;
                entry.structure().map(Structure::name).ifPresent(structures::add);
            } else if (entry.state().hasPlace()) {
                missing++;
                if (mail == FollowUpMail.NONE) late++;
            }
        }

        FollowUps followUps(int pending) {
            return new FollowUps(
                    present,
                    missing,
                    late,
                    count(FollowUpMail.ATTESTATION_DUE),
                    count(FollowUpMail.MISSED_DUE),
                    count(FollowUpMail.ATTESTATION_SENT),
                    count(FollowUpMail.MISSED_SENT),
                    pending,
                    structures.stream().toList());
        }

        private int count(FollowUpMail mail) {
            return mails.getOrDefault(mail, 0);
        }
    }
}
