package fr.spro.branding.directory;

import fr.spro.platform.messaging.inbox.VersionedView;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A regional day as last published.
///
/// @param englishTitle null if the title is not translated
public record DayProjection(
        @Id String id, long version, String title, @Nullable String englishTitle, Instant startsAt)
        implements VersionedView {

    public LocalizedText titleText() {
        return new LocalizedText(title, englishTitle);
    }
}
