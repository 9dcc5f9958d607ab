package fr.spro.registration.day;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.suite.Dates;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.MessageSource;

/// The use cases of days, created without Spring.
public final class DayUseCases {

    public static final CheckInPeriod CHECK_IN_PERIOD = new CheckInPeriod(LocalTime.of(17, 0));

    private final Clock clock;
    public final Store<RegionalDay> store;
    public final Days days;
    public final DraftDay draftDay;
    public final MoveDay moveDay;
    public final EditDay editDay;
    public final DuplicateDay duplicateDay;
    public final DiscardDraft discardDraft;

    public DayUseCases(InMemoryMongo mongo, List<DayChangeListener> listeners, Clock clock) {
        this.clock = clock;
        store = new DayConfiguration().dayStore(mongo.stores());
        days = mongo.repository(Days.class);
        draftDay = new DraftDay(store, days, clock);
        moveDay = new MoveDay(store, days, listeners, clock);
        editDay = new EditDay(store, listeners, clock);
        duplicateDay = new DuplicateDay(store, draftDay, clock);
        discardDraft = new DiscardDraft(store, clock);
    }

    /// The indexes, for tests that need the unique one.
    public Indexes indexes() {
        return new DayConfiguration().dayIndexes();
    }

    /// @param impact knows the participants
    public PreviewEdit previewEdit(ImpactAssessment impact) {
        return new PreviewEdit(days, impact, clock);
    }

    /// The bean `@changedFields` of templates.
    public static ChangedFields changedFields(MessageSource words) {
        return new ChangedFields(words, new Dates());
    }

    /// The bean `@questionTexts` of templates.
    public static QuestionTexts questionTexts(MessageSource words) {
        return new QuestionTexts(words);
    }
}
