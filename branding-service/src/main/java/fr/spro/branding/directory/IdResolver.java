package fr.spro.branding.directory;

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

    /// As far as this service has heard.
    public MergedIds now() {
        var next = new HashMap<String, String>();
        for (var recipient : recipients.findByMergedIntoNotNull()) {
            if (recipient.mergedInto() != null) next.put(recipient.id(), recipient.mergedInto());
        }
        return new MergedIds(next);
    }
}
