package fr.spro.notification.message;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.ScheduleMessage.Command;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.inbox.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Messages about shipments: their recipients, their events, and the job that sends them at any time.
record Shipments(InMemoryMongo mongo, ScriptedMailServer server) {

    static final EntityRef STRUCTURE = EntityRef.structure("s-1");
    static final EntityRef GROUP = EntityRef.group("g-1");

    private static final String EVENT = "dispatch/d-1/2";

    /// The service after this time.
    MessageUseCases after(Duration time) {
        return new MessageUseCases(mongo, server.port(), Clock.offset(Clock.systemUTC(), time));
    }

    /// Sends what is due after this time.
    void sendAfter(Duration time) {
        send(after(time));
    }

    /// Sends what is due by this clock.
    void sendBy(Clock clock) {
        send(new MessageUseCases(mongo, server.port(), clock));
    }

    private static void send(MessageUseCases service) {
        service.sendDue();
    }

    /// Material was shipped to this recipient.
    void shipTo(EntityRef recipient) {
        var event = new DispatchShipped(
                "d-1", new Recipient(recipient, 1), "g-1", List.of(new Item("sticker", 2)), Instant.now());
        after(Duration.ZERO)
                .scheduleMessage
                .handle(
                        new Command(Kind.MATERIAL_SHIPPED, new Reference(recipient, 1), null, event, null),
                        new Received(EVENT, "d-1", 2, Instant.now(), Optional.empty()));
    }

    /// Material was shipped to a structure with this address.
    static void ship(MessageUseCases service, String structure, String email) {
        var address = new PostalAddress("1 rue du Port", "44000", "Nantes");
        var recipient = EntityRef.structure(structure);
        service.updateProjection.structure(
                new StructureListed(structure, 1, "Structure", "kind", "g-1", address, email));
        var event = new DispatchShipped(
                structure, new Recipient(recipient, 1), "g-1", List.of(new Item("sticker", 2)), Instant.now());
        service.scheduleMessage.handle(
                new Command(Kind.MATERIAL_SHIPPED, new Reference(recipient, 1), null, event, null),
                new Received("dispatch/%s/2".formatted(structure), structure, 2, Instant.now(), Optional.empty()));
    }

    /// The shipment is taken back.
    void retract() {
        after(Duration.ZERO)
                .retractMessages
                .handle(new Received("dispatch/d-1/3", "d-1", 3, Instant.now(), Optional.empty()));
    }

    void listStructure() {
        listStructure(1, "s-1@example.org");
    }

    void listStructure(long version, String email) {
        var address = new PostalAddress("1 rue du Port", "44000", "Nantes");
        after(Duration.ZERO)
                .updateProjection
                .structure(new StructureListed("s-1", version, "Structure", "kind", "g-1", address, email));
    }

    void listGroup(long version, EntityRef... coordinators) {
        var ids = Stream.of(coordinators).map(EntityRef::id).toList();
        after(Duration.ZERO)
                .updateProjection
                .group(new GroupListed("g-1", version, "Groupe Loire", "Loire", ids, List.of()));
    }

    void listCoordinators(EntityRef... coordinators) {
        for (var each : coordinators) {
            after(Duration.ZERO)
                    .updateProjection
                    .contact(new ContactListed(each, 1, each.id(), each.id() + "@example.org", "fr"));
        }
    }

    /// The message to this recipient.
    Notification message(EntityRef recipient) {
        return mongo.store(Notification.class).get(NotificationId.of(EVENT, Kind.MATERIAL_SHIPPED, recipient));
    }
}
