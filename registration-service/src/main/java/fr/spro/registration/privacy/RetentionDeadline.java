package fr.spro.registration.privacy;

import fr.spro.registration.day.QuestionId;
import fr.spro.registration.enrolment.ErasureRecord.Category;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/// A retention deadline of one kind of data of some registrations of a day.
///
/// @param question the question, if this is about answers
/// @param who the registrations that still have the data
record RetentionDeadline(Category category, @Nullable QuestionId question, Criteria who, Instant until) {

    static final Comparator<RetentionDeadline> SOONEST_FIRST = Comparator.comparing(RetentionDeadline::until);

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }
}
