package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;

/// When and where a day takes place, as somebody has read it who agrees to come.
public final class Appointment {

    private Appointment() {}

    /// Differs once the day was moved.
    public static String fingerprint(RegionalDay day) {
        return Fingerprint.of(day.startsAt(), day.endsAt(), day.place());
    }
}
