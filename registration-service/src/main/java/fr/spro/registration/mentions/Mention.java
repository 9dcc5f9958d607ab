package fr.spro.registration.mentions;

import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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

    /// Adds the passages of a person who was erased before and is mentioned in the same text.
    Mention with(Mention earlier) {
        if (!digest.equals(earlier.digest)) return this;
        var all = Stream.concat(passages.stream(), earlier.passages.stream()).toList();
        return new Mention(id, day, kind, record, field, digest, PersonPattern.merged(all), foundAt);
    }
}
