package fr.spro.branding.directory;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MergedIds;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/// Resolves ids of merged structures and groups.
@Component
public class IdResolver {

    private final Recipients recipients;

    IdResolver(Recipients recipients) {
        this.recipients = recipients;
    }

    /// All merges known so far.
    public MergedIds<EntityRef> now() {
        var next = new HashMap<EntityRef, EntityRef>();
        for (var recipient : recipients.findByMergedIntoNotNull()) {
            if (recipient.mergedInto() != null) next.put(recipient.ref(), recipient.mergedInto());
        }
        return new MergedIds<>(next);
    }
}
