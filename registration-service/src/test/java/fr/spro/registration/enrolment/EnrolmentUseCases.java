package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.ImpactAssessment;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.seating.SeatingUseCases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.mock.env.MockEnvironment;

/// The use cases of registrations, created without Spring. Background jobs are not started: tests call
/// them.
public final class EnrolmentUseCases {

    /// Low, so that tests reach them.
    public static final RequestLimits.Settings LIMITS = new RequestLimits.Settings(6, 30, 3000, 60, 3, 12, 50_000);

    /// As by default.
    public static final HoldSettings HOLDS = new HoldSettings(0.2, 2);

    public final Store<Registration> store;
    public final Registrations registrations;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final SeatingUseCases seating;
    public final SecretLinks links;
    public final ReconcileRegistrations reconcileRegistrations;
    public final ImpactAssessment impact;
    final SettleRegistration settleRegistration;
    public final SendFollowUps sendFollowUps;
    public final RegisterParticipant registerParticipant;
    public final RegisterMany registerMany;
    public final TouchedRegistrations touchedRegistrations;
    public final ConfirmRegistration confirmRegistration;
    public final CancelRegistration cancelRegistration;
    public final RestoreRegistration restoreRegistration;
    public final ChangeRegistration changeRegistration;
    public final AnswerOffer answerOffer;
    public final CorrectParticipant correctParticipant;
    public final RenewLink renewLink;
    public final SeeChanges seeChanges;
    final CheckWishes checkWishes;
    public final ResendRequest resendRequest;
    public final EraseParticipant eraseParticipant;
    public final ForeseeErasure foreseeErasure;
    public final UnlistedStructures unlistedStructures;
    public final OwnLinks ownLinks;
    public final PublicReads publicReads;
    public final RequestLimits requestLimits;
    public final Deliveries deliveries;
    public final RecordDelivery recordDelivery;

    /// Participants are notified of changes at once.
    /// Other capabilities add theirs.
    public final List<ErasureListener> erasureListeners = new ArrayList<>();

    public EnrolmentUseCases(InMemoryMongo mongo, DayUseCases day, DirectoryUseCases directory, Clock clock) {
        this(mongo, day, directory, Duration.ZERO, clock);
    }

    /// @param settle the time without a further change of the day before anybody is notified
    public EnrolmentUseCases(
            InMemoryMongo mongo, DayUseCases day, DirectoryUseCases directory, Duration settle, Clock clock) {
        var configuration = new EnrolmentConfiguration();
        var days = day.days;
        mongo.with(configuration.enrolmentIndexes());
        store = configuration.registrationStore(mongo.stores(), clock);
        registrations = mongo.repository(Registrations.class);
        seating = new SeatingUseCases(mongo, day.store, new RegistrationClaims(store, registrations), clock);
        links = configuration.registrationLinks(new MockEnvironment()
                .withProperty(
                        "spro.links.registration.keys.k1", Base64.getEncoder().encodeToString(new byte[32])));

        var seatings = seating.seatings;
        var waitingLists = seating.waitingLists;
        checkWishes = new CheckWishes(directory.ids, seating.seats);
        var dueChanges = new DueChanges(store, mongo.mongo());
        var seatedDays = new SeatedDays(days, seatings, new ChangeSettings(settle));
        var notifyParticipants = new NotifyParticipants(dueChanges, seatedDays, clock);
        reconcileRegistrations = new ReconcileRegistrations(
                dueChanges, days, waitingLists, seatedDays, notifyParticipants, mongo.reconcilers(), clock, meters);
        settleRegistration = new SettleRegistration(waitingLists, reconcileRegistrations);
        impact = new AssessImpact(dueChanges, days, seatings, new ChangeSettings(settle), clock);
        sendFollowUps = new SendFollowUps(dueChanges, days, mongo.reconcilers(), clock);
        publicReads = new PublicReads(days, directory.structures, seating.seats, registrations, Duration.ZERO);
        var grantHolds = new GrantHolds(mongo.mongo(), registrations, links, HOLDS, mongo.reconcilers(), clock);
        registerParticipant = new RegisterParticipant(
                store,
                days,
                checkWishes,
                seating.joinDay,
                new HoldPlace(registrations, seating.seats, grantHolds),
                new CorrectRequest(store, seating.succeedClaim, settleRegistration),
                new RepeatRequest(store, registrations, seatedDays),
                clock,
                meters);
        registerMany =
                new RegisterMany(store, registrations, days, seating.joinDay, seating.earlierClaims, seatings, clock);
        confirmRegistration = new ConfirmRegistration(store, seating.joinDay, waitingLists, seatedDays, clock);
        cancelRegistration = new CancelRegistration(store, days, settleRegistration, clock);
        restoreRegistration =
                new RestoreRegistration(store, registrations, days, seatedDays, settleRegistration, clock);
        changeRegistration = new ChangeRegistration(store, days, seating.seats, checkWishes, settleRegistration, clock);
        answerOffer = new AnswerOffer(store, seatedDays, settleRegistration, clock);
        correctParticipant = new CorrectParticipant(store, registrations, days, clock);
        requestLimits =
                new RequestLimits(LIMITS, new RequestCounters(mongo.mongo(), links, mongo.reconcilers(), clock));
        resendRequest = new ResendRequest(store, seating.seats, seatedDays, requestLimits, clock);
        seeChanges = new SeeChanges(store, seatedDays);
        renewLink = new RenewLink(store, registrations, seatedDays, clock);
        eraseParticipant =
                new EraseParticipant(store, registrations, days, settleRegistration, erasureListeners, clock);
        foreseeErasure = new ForeseeErasure(seating.seats, erasureListeners, clock);
        unlistedStructures = new UnlistedStructures(store, registrations, days, directory.ids, clock);
        ownLinks = new OwnLinks(links, registrations);
        touchedRegistrations = new TouchedRegistrations(mongo.audit());
        deliveries = mongo.repository(Deliveries.class);
        recordDelivery = new RecordDelivery(deliveries);
    }
}
