package fr.spro.registration.mentions;

import fr.spro.registration.enrolment.ErasureListener;
import fr.spro.registration.enrolment.Registration;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Finds the texts that mention a person, at the last moment at which the name is known. Idempotent.
@Component
class FindMentions implements ErasureListener {

    private final WrittenTexts texts;
    private final Mentions mentions;
    private final Clock clock;

    FindMentions(WrittenTexts texts, Mentions mentions, Clock clock) {
        this.texts = texts;
        this.mentions = mentions;
        this.clock = clock;
    }

    @Override
    public void erasing(Registration registration) {
        var person = PersonPattern.of(registration.participant());
        var now = clock.instant();
        texts.forEachOfOthers(registration, text -> {
            var passages = person.in(text.text());
            if (!passages.isEmpty()) mentions.add(Mention.of(text, passages, now));
        });
    }
}
