package fr.spro.branding.dispatch.web;

import fr.spro.branding.directory.DayProjection;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.dispatch.Dispatch;
import org.jspecify.annotations.Nullable;

/// A dispatch on the page.
public record DispatchPage(
        Dispatch dispatch,
        @Nullable Recipient recipient,
        @Nullable DayProjection day) {

    public String name() {
        return recipient == null ? dispatch.recipient().id() : recipient.name();
    }
}
