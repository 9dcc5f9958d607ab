package fr.spro.registration.day;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the audit trail: who did what to a day or a registration, and when. It names no participant.
///
/// @param by the subject of a member of staff, `participant` or `system`
/// @param about what it was done to, if not the whole: the id of a session, question or registration,
/// or what is deleted when its time is over
public record Entry(
        Instant at, String by, What what, @Nullable String about) {

    /// By whom things are done that nobody does.
    public static final String SYSTEM = "system";

    public static final String PARTICIPANT = "participant";

    public enum What {
        DRAFTED,
        CHANGED,
        SESSION_ADDED,
        SESSION_CHANGED,
        SESSION_REMOVED,
        PUBLISH,
        CLOSE,
        HOLD,
        CANCEL,
        ARCHIVE,
        REOPEN,
        UNHOLD,
        REINSTATE,
        QUESTION_ADDED,
        QUESTION_CHANGED,
        QUESTION_MOVED,
        QUESTION_REMOVED,
        EXPORTED,
        PRINTED,
        REPORT_LINK_GIVEN,
        REPORT_LINK_WITHDRAWN,
        REPORT_HANDED_IN,
        REPORT_CORRECTED,
        REPORT_PUBLISHED,
        REPORT_WITHDRAWN,
        KIOSK_LINK_GIVEN,
        KIOSK_LINK_WITHDRAWN,
        IMPORTED,
        REGISTRATION_CANCELLED,
        REGISTRATION_CHANGED,
        OFFER_EXPIRED,
        ALLOCATED,
        ERASED,
        RETENTION
    }

    public static Entry of(Instant at, String by, What what) {
        return new Entry(at, by, what, null);
    }
}
