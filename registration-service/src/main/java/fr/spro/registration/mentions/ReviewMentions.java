package fr.spro.registration.mentions;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Wishes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The organiser's review of texts that may mention an erased person. A mention ends when it was reviewed or its text
/// was deleted.
@Service
public class ReviewMentions {

    private static final String REDACTED = "[…]";

    /// The length of the text that is shown around a passage.
    private static final int AROUND = 160;

    /// A piece of a text.
    ///
    /// @param isMarked whether it may be the name
    public record Piece(String text, boolean isMarked) {}

    /// A text to review.
    ///
    /// @param kind of the record, and name of its field, parts of message keys
    /// @param record the id of the registration, of the workshop with the report, or of the session
    /// @param pieces of the text, around the passages if it is long; unmarked if it was changed since
    /// @param isRedactable whether the marked passages can be replaced with one press
    public record Line(
            String id,
            String kind,
            String record,
            String field,
            List<Piece> pieces,
            boolean isChanged,
            boolean isRedactable,
            Instant foundAt) {}

    private final Mentions mentions;
    private final WrittenTexts texts;
    private final AuditLog auditLog;
    private final Clock clock;

    ReviewMentions(Mentions mentions, WrittenTexts texts, AuditLog auditLog, Clock clock) {
        this.mentions = mentions;
        this.texts = texts;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// Those of a day that are not reviewed, the earliest first.
    public List<Line> of(RegionalDay day) {
        return mentions.of(day.id()).stream()
                .flatMap(mention -> line(mention).stream())
                .toList();
    }

    /// There is nothing to correct, or it is corrected. Idempotent.
    public void dismiss(DayId day, String id, String by) {
        mentions.find(day, id).ifPresent(mention -> end(mention, by));
    }

    /// Replaces the marked passages. Idempotent.
    ///
    /// @return false if the text was changed since they were found, so that it must be read again
    public boolean redact(DayId day, String id, String by) {
        var mention = mentions.find(day, id).filter(WrittenTexts::isReplaceable);
        if (mention.isEmpty()) return true;
        var text = texts.find(mention.get());
        if (text.isPresent() && !mention.get().isUnchanged(text.get())) return false;
        var isDone = text.map(found -> texts.replace(mention.get(), found, redacted(found, mention.get()), by))
                .orElse(true);
        if (!isDone) return false;
        end(mention.get(), by);
        return true;
    }

    private void end(Mention mention, String by) {
        // First, so that none ends without a trace.
        auditLog.record(AuditEntry.of(
                        MentionAction.REVIEWED,
                        by,
                        clock.instant(),
                        mention.day().subject())
                .about(mention.kind().code()));
        mentions.remove(mention);
    }

    private Optional<Line> line(Mention mention) {
        var text = texts.find(mention);
        if (text.isEmpty()) {
            mentions.remove(mention);
            return Optional.empty();
        }
        var isChanged = !mention.isUnchanged(text.get());
        return Optional.of(new Line(
                mention.id(),
                mention.kind().code(),
                mention.record(),
                field(mention),
                pieces(text.get(), isChanged ? List.of() : mention.passages()),
                isChanged,
                !isChanged && WrittenTexts.isReplaceable(mention),
                mention.foundAt()));
    }

    /// The part of message keys.
    private static String field(Mention mention) {
        if (mention.field().startsWith(Wishes.ANSWER)) return "answer";
        return WrittenTexts.isAnnouncement(mention) ? "announcement" : mention.field();
    }

    private static List<Piece> pieces(String text, List<Passage> passages) {
        var pieces = new ArrayList<Piece>();
        var end = 0;
        for (var passage : passages) {
            pieces.add(new Piece(shortened(text.substring(end, passage.from()), end > 0), false));
            pieces.add(new Piece(text.substring(passage.from(), passage.to()), true));
            end = passage.to();
        }
        var rest = text.substring(end);
        pieces.add(new Piece(rest.length() > AROUND ? rest.substring(0, AROUND) + "…" : rest, false));
        return pieces;
    }

    /// The end of a text before a passage, with its beginning if there is a passage before it.
    private static String shortened(String between, boolean isAfterPassage) {
        if (between.length() <= 2 * AROUND) return between;
        var end = between.substring(between.length() - AROUND);
        return (isAfterPassage ? between.substring(0, AROUND) : "") + " … " + end;
    }

    private static String redacted(String text, Mention mention) {
        var redacted = new StringBuilder(text);
        for (var passage : mention.passages().reversed()) redacted.replace(passage.from(), passage.to(), REDACTED);
        return redacted.toString();
    }
}
