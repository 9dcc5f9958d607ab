package fr.spro.registration.retention;

import fr.spro.registration.enrolment.Forgotten.What;
import fr.spro.registration.question.QuestionId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/// That something of some registrations of a day is kept until a time.
///
/// @param question whose answers these are, if it is that
/// @param who the registrations that still have it
record Term(What what, @Nullable QuestionId question, Criteria who, Instant until) {

    static final Comparator<Term> SOONEST_FIRST = Comparator.comparing(Term::until);

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }
}
