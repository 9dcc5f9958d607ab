package fr.spro.notification.mail;

import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.notification.known.Recipient;
import org.jspecify.annotations.Nullable;

/// By what name a mail calls its recipient. As long as nobody has confirmed the address, anybody may have typed
/// it, and a name with it that is an advertisement: such a mail has no name, neither in its text nor in a header.
final class KnownName {

    private KnownName() {}

    /// Null if the address may belong to a stranger.
    static @Nullable String of(Recipient recipient, MailedEvent event) {
        return isOfAddressToConfirm(event) ? null : recipient.name();
    }

    /// Of a cancellation by staff it is not known; a participant has the link from a mail.
    private static boolean isOfAddressToConfirm(MailedEvent event) {
        return switch (event) {
            case RegistrationRequested _, HoldReminded _, RegistrationLapsed _ -> true;
            case AddressChanged _, NewAddressEntered _ -> true;
            case RegistrationRepeated e -> e.heldUntil() != null;
            case LinkRenewed e -> e.heldUntil() != null;
            case RegistrationChanged e -> e.confirmUntil() != null || isUnconfirmed(e.places());
            case RegistrationCancelled e -> e.by() == Party.ORGANISER;
            default -> false;
        };
    }

    /// Who has neither a place nor a rank has not confirmed yet.
    static boolean isUnconfirmed(Places places) {
        return !places.day().seated() && places.day().rank() == null;
    }
}
