package fr.spro.branding.directory;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MergedIds;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/// What the ids of structures and groups mean, since some were merged.
@Component
public class IdResolver {

    private final Recipients recipients;

    IdResolver(Recipients recipients) {
        this.recipients = recipients;
    }

    /// As far as this service knows.
    public MergedIds<EntityRef> now() {
        var next = new HashMap<EntityRef, EntityRef>();
        for (var recipient : recipients.findByMergedIntoNotNull()) {
            if (recipient.mergedInto() != null) next.put(recipient.ref(), recipient.mergedInto());
        }
        return new MergedIds<>(next);
    }
}
