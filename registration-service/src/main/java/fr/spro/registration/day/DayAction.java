package fr.spro.registration.day;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on a day, its programme and its questions.
public enum DayAction implements AuditAction {
    DRAFTED,
    DISCARDED,
    RECOVERED,
    CHANGED,
    PUBLISHED,
    CLOSED,
    HELD,
    CANCELLED,
    ARCHIVED,
    REOPENED,
    NOT_HELD,
    REINSTATED,
    SESSION_ADDED,
    SESSION_CHANGED,
    SESSION_REMOVED,
    SESSION_RESTORED,
    QUESTION_ADDED,
    QUESTION_CHANGED,
    QUESTION_MOVED,
    QUESTION_REMOVED,
    PICTURE_CHANGED,
    PICTURE_REMOVED;

    @Override
    public String area() {
        return "day";
    }
}
