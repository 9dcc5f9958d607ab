package fr.spro.platform.messaging;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.audit.AuditAction;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.TextId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;

/// The aggregate of these tests: it publishes each of its steps, with the number as quantity.
public record Parcel(@Id ParcelId id, int steps, long version) implements Aggregate {

    public record ParcelId(String value) implements TextId {}

    public static Change<Parcel, DispatchEvent> begin(String id) {
        return Change.to(new Parcel(new ParcelId(id), 1, 0), event(id, 1));
    }

    /// Takes step `number`. Idempotent.
    public Change<Parcel, DispatchEvent> step(int number) {
        return steps >= number
                ? Change.none(this)
                : Change.to(new Parcel(id, number, version), event(id.value(), number));
    }

    public Change<Parcel, DispatchEvent> next() {
        return step(steps + 1);
    }

    public static DispatchEvent event(String id, int number) {
        var recipient = new Recipient(EntityRef.structure("s-1"), 1);
        return new DispatchApproved(id, recipient, "g-1", List.of(new Item("sticker", number)), Instant.EPOCH);
    }

    public enum Action implements AuditAction {
        HANDED_OVER;

        @Override
        public String area() {
            return "parcel";
        }
    }

    public static AuditEntry handedOver(String id) {
        return AuditEntry.of(Action.HANDED_OVER, "ada", Instant.EPOCH, new AuditSubject("parcel", id));
    }

    public static int number(DispatchEvent event) {
        return event instanceof DispatchApproved approved
                ? approved.items().getFirst().quantity()
                : -1;
    }
}
