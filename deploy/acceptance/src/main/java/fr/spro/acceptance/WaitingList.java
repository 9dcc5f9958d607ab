package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/// A rehearsal that is full. Two places become free and are offered: one person accepts, the other lets
/// the offer expire, and the next in the queue has the place.
final class WaitingList {

    static final Map<String, Integer> MAILS =
            Map.of("place-confirmed", 4, "place-waiting", 3, "promoted", 3, "offer-expired", 1, "cancelled", 2);

    private static final String MAILBOX = "file-d-attente@example.org";
    private static final int PLACES = 2;
    private static final int REGISTERED = 5;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int MAX_LOOKS = 300;

    private final Stage stage;
    private final ApiDay day;
    private final List<Guest> guests;
    private final Guest prompt;
    private final Guest late;
    private final Guest next;
    private final List<String> registrations = new ArrayList<>();
    private final Visitor lateVisitor = new Visitor("fr");
    private Document latePage = new Document("");
    private CompletableFuture<Void> nextAccepts = CompletableFuture.completedFuture(null);

    WaitingList(Stage stage) {
        this.stage = stage;
        this.day = new ApiDay(stage, "repetition-avec-file-d-attente");
        // The last ones, who are not among those erased later.
        this.guests = stage.guests.subList(stage.guests.size() - REGISTERED, stage.guests.size());
        this.prompt = guests.get(PLACES);
        this.late = guests.get(PLACES + 1);
        this.next = guests.get(PLACES + 2);
    }

    /// Until one person has accepted. The other offer expires some minutes later.
    void offer() {
        stage.report.step(
                "at a rehearsal with two places, three of five wait in order",
                List.of("REGISTERED", "REGISTERED", "WAITING 1", "WAITING 2", "WAITING 3"),
                this::register);
        stage.report.step("two cancel, and the first two of the queue are offered a place", names(prompt, late), () -> {
            // Who cancels before it is sent is not told of the place any more.
            recipients("place-confirmed", guests.get(0), guests.get(1));
            registrations.subList(0, PLACES).forEach(day::cancel);
            return recipients("promoted", prompt, late);
        });
        stage.report.step("one accepts on the own page and has the place", "Votre inscription est confirmée", () -> {
            latePage = lateVisitor.open(ownPage(late));
            nextAccepts = CompletableFuture.runAsync(this::acceptWhenOffered, Thread::startVirtualThread);
            return accept(prompt).select("h1").text();
        });
        stage.check("axe finds no violation where a place is offered", Map.of("own-offer", latePage.location()));
    }

    void expire() {
        stage.report.step(
                "the offer that nobody answers expires", names(late), () -> recipients("offer-expired", late));
        stage.report.step(
                "and the next in the queue is offered the place",
                names(prompt, late, next),
                () -> recipients("promoted", prompt, late, next));
        stage.report.step("who answers too late reads that the place is gone", "not offered any more, LAPSED", () -> {
            var text = lateVisitor.submit(latePage, "/acceptation", Map.of()).text();
            var said = text.contains("Cette place ne vous est plus proposée") ? "not offered any more" : text;
            return "%s, %s".formatted(said, day.state(registrations.get(guests.indexOf(late))));
        });
        stage.check("axe finds no violation where an offer has expired", Map.of("own-lapsed", latePage.location()));
        stage.report.step("the next accepts: the day is full, and nobody waits", List.of(PLACES, 0), () -> {
            nextAccepts.join();
            return List.of(day.count("taken"), day.count("waiting"));
        });
    }

    private List<String> register() {
        day.publish(day.draft(LocalDate.now().plusDays(40))
                .put("title", "Répétition : la file d’attente")
                .put("places", PLACES)
                .put("rehearsal", MAILBOX));
        guests.forEach(guest -> registrations.add(day.register(guest, true)));
        return registrations.stream().map(day::state).toList();
    }

    /// In the background: this offer would expire too if the chapters in between take longer.
    private void acceptWhenOffered() {
        for (int i = 0; i < MAX_LOOKS; i++) {
            if (mails("promoted").contains(next.name())) {
                accept(next);
                return;
            }
            Polling.pause(BETWEEN_LOOKS);
        }
        throw new IllegalStateException("The next in the queue is offered no place");
    }

    private Document accept(Guest guest) {
        var visitor = new Visitor("fr");
        return visitor.submit(visitor.open(ownPage(guest)), "/acceptation", Map.of());
    }

    /// From the mail with the offer.
    private String ownPage(Guest guest) {
        return stage.mailboxes.received(MAILBOX, "promoted").stream()
                .filter(mail -> name(mail.to()).equals(guest.name()))
                .map(mail -> Stage.link(mail.links(), "/inscriptions/"))
                .findFirst()
                .orElseThrow();
    }

    /// Waits until these people have received a mail of this kind; returns who has, sorted.
    private List<String> recipients(String kind, Guest... expected) {
        return Polling.until(names(expected), () -> mails(kind));
    }

    private List<String> mails(String kind) {
        return stage.mailboxes.received(MAILBOX, kind).stream()
                .map(mail -> name(mail.to()))
                .sorted()
                .toList();
    }

    private static List<String> names(Guest... guests) {
        return Stream.of(guests).map(Guest::name).sorted().toList();
    }

    private static String name(String recipient) {
        return recipient.replaceAll(" <.*", "").replace("\"", "");
    }
}
