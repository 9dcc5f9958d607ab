package fr.spro.registration.mentions;

import fr.spro.registration.enrolment.ErasureListener;
import fr.spro.registration.enrolment.Registration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
        var now = clock.instant();
        forEach(registration, (text, passages) -> mentions.add(Mention.of(text, passages, now)));
    }

    @Override
    public int textsToReview(Registration registration) {
        var found = new ArrayList<WrittenText>();
        forEach(registration, (text, _) -> found.add(text));
        return found.size();
    }

    private void forEach(Registration registration, BiConsumer<WrittenText, List<Passage>> found) {
        var person = PersonPattern.of(registration.participant());
        texts.forEachOfOthers(registration, text -> {
            var passages = person.in(text.text());
            if (!passages.isEmpty()) found.accept(text, passages);
        });
    }
}
