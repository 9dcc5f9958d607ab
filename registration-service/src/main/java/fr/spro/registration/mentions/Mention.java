package fr.spro.registration.mentions;

import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A reference to a text that may mention an erased person, until an organiser has reviewed it. It holds neither the
/// person's name nor the text.
///
/// @param day in whose workspace it is listed
/// @param record the id of the record with the text, see `WrittenText`
/// @param field the part of the record
/// @param digest of the text, to know whether it was changed since
/// @param passages that may be the name
/// @param foundAt when the last of them was found
@Document("mention")
record Mention(
        @Id String id,
        DayId day,
        WrittenText.Kind kind,
        String record,
        String field,
        String digest,
        List<Passage> passages,
        Instant foundAt) {

    /// Those of several people may overlap.
    Mention {
        passages = PersonPattern.merged(passages);
    }

    static Mention of(WrittenText text, List<Passage> passages, Instant now) {
        return new Mention(
                text.id(),
                text.day(),
                text.kind(),
                text.record(),
                text.field(),
                Fingerprint.of(text.text()),
                passages,
                now);
    }

    boolean isUnchanged(String text) {
        return digest.equals(Fingerprint.of(text));
    }
}
