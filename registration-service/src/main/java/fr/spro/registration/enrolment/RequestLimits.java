package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.RequestCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/// Limits requests that send mails, so that nobody can use the forms to mail others or to fill a day, and
/// searches at a tablet, so that nobody can list participants, and papers, which take a processor to make. Each purpose
/// has counters of its own, so that requests for one use up nothing of another.
@Component
public class RequestLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// Of one registration in a minute: badge and attestation, also to try another browser.
    private static final int PAPERS = 10;

    /// Why a mail is sent to an address that somebody entered.
    public enum Purpose {
        REGISTRATION,
        LOST_LINK,
        /// Staff send the message with the link again.
        RESENT,
        NEW_ADDRESS;

        private Counter counter(String kind, String value, Duration window) {
            return new Counter("%s %s".formatted(name().toLowerCase(Locale.ROOT), kind), value, window);
        }
    }

    /// @param perAddress mails to one e-mail address per purpose and day; a request above it is done
    /// without a mail
    /// @param perNetwork requests from one network per purpose and hour; a whole agency may share one
    /// @param perDay requests for one regional day per purpose and hour
    /// @param perKiosk searches at the tablets of one regional day per minute
    /// @param perRegistration new addresses of one registration per day
    /// @param perCoordinator people whom one coordinator registers by lists per day, who are all mailed
    /// @param perOrganiser the same for an organiser, who also imports files
    @ConfigurationProperties("spro.enrolment.limits")
    public record Settings(
            @DefaultValue("6") int perAddress,
            @DefaultValue("300") int perNetwork,
            @DefaultValue("3000") int perDay,
            @DefaultValue("60") int perKiosk,
            @DefaultValue("6") int perRegistration,
            @DefaultValue("300") int perCoordinator,
            @DefaultValue("50000") int perOrganiser) {

        private int perAccount(Registrar by) {
            return by.isOrganiser() ? perOrganiser : perCoordinator;
        }
    }

    private final Settings settings;
    private final RequestCounters counters;

    RequestLimits(Settings settings, RequestCounters counters) {
        this.settings = settings;
        this.counters = counters;
    }

    /// Whether the limit of this network or day is exceeded. A request that exceeds that of its network
    /// does not count for the day, so that one network cannot close it.
    public boolean isExceeded(Purpose purpose, DayId day, String network) {
        return counters.count(purpose.counter("network", network, HOUR)) > settings.perNetwork()
                || counters.count(purpose.counter("day", day.value(), HOUR)) > settings.perDay();
    }

    /// Whether the limit of tablet searches of this day is exceeded.
    public boolean isExceededAtKiosk(DayId day) {
        return counters.count(new Counter("kiosk", day.value(), MINUTE)) > settings.perKiosk();
    }

    /// Whether the limit of papers of this registration is exceeded.
    public boolean isExceededForPapers(RegistrationId registration) {
        return counters.count(new Counter("papers", registration.value(), MINUTE)) > PAPERS;
    }

    /// How many more people an account may register by lists today.
    public int roomForLists(Registrar by) {
        var room = settings.perAccount(by) - counters.counted(ofLists(by.account()));
        return (int) Math.max(0, room);
    }

    /// When what an account may register by lists begins anew.
    public Instant roomForListsFrom() {
        return counters.end(DAY);
    }

    /// Counts people whom an account registers by a list now. Idempotent: a list counts once a day.
    ///
    /// @return false if they are more than it may; then they do not count
    public boolean mayRegister(String list, int people, Registrar by) {
        return people == 0 || counters.count(ofLists(by.account()), list, people, settings.perAccount(by));
    }

    /// For a list that was counted and not registered; a no-op if it does not count.
    public void giveBack(String list, int people, String account) {
        counters.uncount(ofLists(account), list, people);
    }

    private static Counter ofLists(String account) {
        return new Counter("lists account", account, DAY);
    }

    /// Runs a command with which a participant enters a new address, which receives a mail, and tells it whether
    /// that is allowed. It counts as with `mailing`.
    public <R extends @Nullable Object> R entering(
            EmailAddress address, RegistrationId registration, Predicate<R> mails, Function<Boolean, R> command) {
        var ofRegistration = Purpose.NEW_ADDRESS.counter("registration", registration.value(), DAY);
        return counting(
                ofRegistration,
                settings.perRegistration(),
                mails,
                mayEnter -> mayEnter ? mailing(Purpose.NEW_ADDRESS, address, mails, command) : command.apply(false));
    }

    /// Runs a command that mails this address, and tells it whether another mail is allowed. A command that fails or
    /// mails nobody does not count, as far as the store is available: so nobody uses up the mails of somebody else
    /// without a trace.
    ///
    /// @param mails whether a result means that the address is mailed, unless that was not allowed
    public <R extends @Nullable Object> R mailing(
            Purpose purpose, EmailAddress email, Predicate<R> mails, Function<Boolean, R> command) {
        return counting(purpose.counter("address", email.mailbox(), DAY), settings.perAddress(), mails, command);
    }

    private <R extends @Nullable Object> R counting(
            Counter counter, int limit, Predicate<R> mails, Function<Boolean, R> command) {
        var isAllowed = counters.count(counter) <= limit;
        try {
            var result = command.apply(isAllowed);
            if (!mails.test(result)) counters.uncount(counter);
            return result;
        } catch (RuntimeException e) {
            uncount(counter, e);
            throw e;
        }
    }

    /// The limit that pages name.
    public int mailsPerDay() {
        return settings.perAddress();
    }

    private void uncount(Counter counter, RuntimeException failure) {
        try {
            counters.uncount(counter);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
