package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.EmailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Recognises a likely slip in the domain of a well-known mail provider, such as `gmial.com`.
final class MistypedDomain {

    private static final List<String> PROVIDERS = List.of(
            "gmail.com",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "sfr.fr",
            "neuf.fr",
            "bbox.fr",
            "numericable.fr",
            "laposte.net",
            "hotmail.com",
            "hotmail.fr",
            "outlook.com",
            "outlook.fr",
            "live.com",
            "live.fr",
            "msn.com",
            "yahoo.com",
            "yahoo.fr",
            "ymail.com",
            "icloud.com",
            "proton.me",
            "protonmail.com",
            "aol.com",
            "gmx.fr",
            "gmx.com",
            "mail.com",
            "email.com");

    /// Domains of nobody's mailbox that are more than one key away from the provider's.
    private static final Map<String, String> OTHERS = Map.of(
            "gmail.fr",
            "gmail.com",
            "laposte.fr",
            "laposte.net",
            "laposte.com",
            "laposte.net",
            "icloud.fr",
            "icloud.com");

    /// Many real domains are as near to a shorter name as a slip.
    private static final int MIN_NAME_LENGTH = 5;

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

    private MistypedDomain() {}

    /// The address that the person probably meant.
    static Optional<EmailAddress> suggestion(EmailAddress typed) {
        var domain = typed.domain();
        if (PROVIDERS.contains(domain)) return Optional.empty();
        return Optional.ofNullable(OTHERS.get(domain))
                .or(() -> PROVIDERS.stream()
                        .filter(provider -> isNear(domain, provider))
                        .findFirst())
                .map(typed::at);
    }

    /// Whether one key differs, or two neighbours are exchanged, either in the name or behind its dot.
    private static boolean isNear(String domain, String provider) {
        var dot = domain.indexOf('.');
        var providersDot = provider.indexOf('.');
        var name = domain.substring(0, dot);
        var providersName = provider.substring(0, providersDot);
        var end = domain.substring(dot);
        var providersEnd = provider.substring(providersDot);
        if (name.equals(providersName)) return isSlip(end, providersEnd);
        return end.equals(providersEnd) && providersName.length() >= MIN_NAME_LENGTH && isSlip(name, providersName);
    }

    private static boolean isSlip(String typed, String meant) {
        var distance = DISTANCE.apply(typed, meant);
        return distance == 1 || distance == 2 && sorted(typed).equals(sorted(meant));
    }

    private static String sorted(String text) {
        var letters = text.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }
}
