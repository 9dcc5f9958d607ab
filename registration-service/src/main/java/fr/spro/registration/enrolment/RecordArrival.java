package fr.spro.registration.enrolment;

/// Records that somebody is there who was just registered on the spot.
public interface RecordArrival {

    /// @param by the account of a member of staff
    /// @return false if no attendance can be recorded now
    boolean arrive(Registration registered, String by);
}
