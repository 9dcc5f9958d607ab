package fr.spro.registration.attendance.web;

import fr.spro.platform.web.HostCookie;
import fr.spro.platform.web.UnsentOnDevice;
import fr.spro.registration.attendance.CheckInDeskList;
import fr.spro.registration.attendance.KeepCheckIn;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.text.AccentFolding;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The settings of the check-in desk's script: addresses, expiry of stored data, and texts.
@Component
class CheckInDeskSettings {

    /// Keys below `attendance.check-in.script.`
    private static final List<String> TEXT_KEYS = List.of(
            "present",
            "present-unsent",
            "record",
            "record-of",
            "undo",
            "undo-of",
            "no-place",
            "no-seat",
            "not-chosen",
            "recorded",
            "recorded-session",
            "already-recorded",
            "undone",
            "unknown-code",
            "closed",
            "unlisted",
            "unlisted-noted",
            "sent",
            "away",
            "away-sign-out",
            "online",
            "offline",
            "waiting",
            "sent-at",
            "signed-out",
            "rejected",
            "withdraw",
            "withdraw-of",
            "withdraw-sure",
            "withdraw-sure-sessions",
            "withdraw-held",
            "withdrawn",
            "not-withdrawn",
            "dismiss",
            "dismiss-of",
            "over",
            "late",
            "no-list",
            "unreadable",
            "impossible",
            "more",
            "no-match",
            "no-match-expected",
            "open-record",
            "open-record-of",
            "scan",
            "stop",
            "no-camera");

    /// Later than any clock says.
    private static final long NEVER = Long.MAX_VALUE >> 11;

    /// @param records the address below which the record of each person is
    /// @param key the name of the cookie with the key
    /// @param unsent the name of the cookie with the number of unsent check-ins
    /// @param opensAt when check-ins begin, in milliseconds
    /// @param refusals by the reason that `CheckInResults` gives
    /// @param kept those reasons for which a check-in is kept for the organisers to verify
    /// @param held whether the day is completed, so that mails about the attendance have gone out
    /// @param letters of the search, which follows the same rules as the keys of the list
    private record Settings(
            String day,
            String address,
            String records,
            String key,
            String unsent,
            long opensAt,
            long until,
            Map<String, String> texts,
            Map<String, String> refusals,
            List<String> kept,
            Map<String, String> letters,
            String zone,
            boolean held) {}

    private final MessageSource messages;
    private final JsonMapper json;
    private final CheckInPeriod period;
    private final boolean secure;

    CheckInDeskSettings(
            MessageSource messages, JsonMapper json, CheckInPeriod period, @Value("${spro.public-url}") URI publicUrl) {
        this.secure = "https".equals(publicUrl.getScheme());
        this.messages = messages;
        this.json = json;
        this.period = period;
    }

    static String address(DayId day) {
        return "/coordination/journees/%s/accueil".formatted(day.value());
    }

    private Map<String, String> refusals(Locale language) {
        return Arrays.stream(Refusal.values())
                .collect(Collectors.toMap(
                        Refusal::name,
                        reason -> messages.getMessage(
                                (KeepCheckIn.isKept(reason) ? "attendance.kept." : "attendance.refusal.")
                                        + reason.code(),
                                null,
                                language)));
    }

    String of(RegionalDay day, Locale language) {
        var texts = TEXT_KEYS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        key -> messages.getMessage("attendance.check-in.script." + key, null, language)));
        return json.writeValueAsString(new Settings(
                day.id().value(),
                address(day.id()),
                "/coordination/journees/%s/inscriptions/".formatted(day.id().value()),
                CheckInDeskKey.name(day.id(), secure),
                HostCookie.name(UnsentOnDevice.COOKIE, secure),
                day.isAhead() || day.isHeld() && !day.isArchived()
                        ? period.opensAt(day).toEpochMilli()
                        : NEVER,
                CheckInDeskList.keptUntil(day).toEpochMilli(),
                texts,
                refusals(language),
                Arrays.stream(Refusal.values())
                        .filter(KeepCheckIn::isKept)
                        .map(Refusal::name)
                        .toList(),
                AccentFolding.LETTERS,
                day.zone().getId(),
                day.isHeld()));
    }
}
