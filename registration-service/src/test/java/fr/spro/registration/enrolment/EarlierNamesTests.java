package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import fr.spro.registration.roster.RosterEntry;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names that an earlier version stored as one text, before and during an upgrade.
class EarlierNamesTests extends InMemoryService {

    private final RenewListings renewListings = new RenewListings(days, mongo.mongo(), store);

    @BeforeEach
    void publish() {
        publish(50, 5);
    }

    @Test
    void are_split_where_they_are_read() {
        var marie = registered("Marie Claire", "Le Goff");
        storeAsEarlier(marie, "Marie Claire Le Goff");
        var prince = registered("", "Prince");
        storeAsEarlier(prince, "Prince");
        var unnamed = registered("", "Nobody");
        storeAsEarlier(unnamed, "\u200B");

        assertThat(store.get(marie).participant().name()).isEqualTo(PersonName.of("Marie", "Claire Le Goff"));
        assertThat(store.get(prince).participant().name()).isEqualTo(PersonName.of("", "Prince"));
        assertThat(store.get(unnamed).participant().name().full()).isEqualTo("\u200B");
    }

    @Test
    void are_found_before_their_keys_are_renewed_and_sorted_by_surname_afterwards() {
        var zoe = registered("Zoé", "Abel");
        storeAsEarlier(zoe, "Zoé Abel");
        registered("Ada", "Martin");

        assertThat(found("abel")).containsExactly("Zoé Abel");
        assertThat(found("")).containsExactly("Ada Martin", "Zoé Abel");
        assertThat(renewListings.due()).containsExactly(zoe);

        renewListings.due().forEach(renewListings::handle);

        assertThat(renewListings.due()).isEmpty();
        assertThat(found("")).containsExactly("Zoé Abel", "Ada Martin");
        assertThat(roster.roster.expected(find(), Scope.WHOLE))
                .extracting(RosterEntry::name)
                .extracting(PersonName::listed)
                .containsExactly("ABEL Zoé", "MARTIN Ada");
    }

    @Test
    void are_still_written_for_instances_of_the_earlier_version() {
        var marie = registered("Marie Claire", "Le Goff");

        assertThat(participant(marie))
                .containsEntry("name", "Marie Claire Le Goff")
                .containsEntry("lastName", "Le Goff");
        assertThat(store.get(marie).participant().name()).isEqualTo(PersonName.of("Marie Claire", "Le Goff"));
    }

    private RegistrationId registered(String first, String last) {
        var id = new RegistrationId(("r-" + first + last).replaceAll("[^A-Za-z-]", ""));
        var participant =
                new Participant(PersonName.of(first, last), EmailAddress.of(id.value() + "@example.org"), "fr");
        registerParticipant.handle(new RegisterParticipant.Command(id, day, participant, wishes(), false));
        return id;
    }

    private void storeAsEarlier(RegistrationId id, String name) {
        var key = Listing.normalise(name);
        mongo.mongo()
                .getCollection("registration")
                .updateOne(
                        new Document("_id", id.value()),
                        new Document(
                                        "$set",
                                        new Document("contact.participant.name", name)
                                                .append("listing.name", key)
                                                .append("listing.text", key + " someone@example.org"))
                                .append("$unset", new Document("contact.participant.lastName", "")));
    }

    private Document participant(RegistrationId id) {
        return mongo.mongo()
                .getCollection("registration")
                .find(new Document("_id", id.value()))
                .first()
                .get("contact", Document.class)
                .get("participant", Document.class);
    }

    private List<String> found(String text) {
        var search = new Search(find(), null, text, null, Scope.WHOLE, Order.NAME, null, 10);
        return roster.findRegistrations.find(search).registrations().stream()
                .map(registration -> registration.participant().name().full())
                .toList();
    }
}
