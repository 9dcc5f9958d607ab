package fr.spro.suite;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.SiteIdentity;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The regional network that runs the suite: everything that pages, mails and documents say about it, from
/// `spro.network`. A service does not start if something is missing or cannot be read well.
///
/// @param name on pages, in the sender of mails and on documents
/// @param region where its days take place
/// @param introduction what the network is, for the start page; paragraphs are separated by an empty line
/// @param signature at the end of mails
/// @param sender the mailbox that mails come from; its domain is part of the ids of messages and calendar entries
/// @param zone the time zone of its days, unless a day has its own
/// @param logo in the header of pages
@ConfigurationProperties("spro.network")
public record NetworkSettings(
        String name,
        String region,
        NetworkText introduction,
        NetworkText signature,
        EmailAddress sender,
        @DefaultValue(NetworkZone.DEFAULT) ZoneId zone,
        Contact contact,
        Publisher publisher,
        Host host,
        DataProtection dataProtection,
        Accessibility accessibility,
        @DefaultValue Colours colours,
        @Nullable Logo logo) {

    private static final String EXAMPLE_DOMAIN = "example(\\.(org|com|net))?(?![.\\w-])";
    private static final Pattern EXAMPLE = Pattern.compile("(^|\\.)" + EXAMPLE_DOMAIN);
    private static final Pattern OF_SAMPLE = Pattern.compile("à renseigner|[@.]" + EXAMPLE_DOMAIN);
    private static final Pattern LOCAL = Pattern.compile("localhost|.*\\.(localhost|test)|127\\.[\\d.]+|\\[::1]");

    public NetworkSettings {
        var missing = new ArrayList<String>();
        var required = new LinkedHashMap<String, @Nullable Object>();
        required.put("name", name);
        required.put("region", region);
        required.put("introduction", introduction);
        required.put("signature", signature);
        required.put("sender", sender);
        required.put("contact", contact);
        required.put("publisher", publisher);
        required.put("host", host);
        required.put("data-protection", dataProtection);
        required.put("accessibility", accessibility);
        required.forEach((key, value) -> {
            if (value == null || value.toString().isBlank()) missing.add("spro.network." + key);
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Missing settings of the network: " + String.join(", ", missing)
                    + ". See the sample deploy/local/samples/network.yaml.");
        }
    }

    /// How to reach the organisers.
    ///
    /// @param email replies to mails go there
    public record Contact(
            EmailAddress email,
            @Nullable String phone,
            @Nullable String address) {
        public Contact {
            require("contact.email", email);
        }
    }

    /// Who is responsible for the content.
    ///
    /// @param director of the publication
    public record Publisher(String name, String address, String director) {
        public Publisher {
            require("publisher.name", name);
            require("publisher.address", address);
            require("publisher.director", director);
        }
    }

    /// Who runs the servers.
    public record Host(String name, String address, String phone) {
        public Host {
            require("host.name", name);
            require("host.address", address);
            require("host.phone", phone);
        }
    }

    /// @param officer the data protection officer
    /// @param legalBasis why personal data may be processed
    public record DataProtection(String officer, EmailAddress email, NetworkText legalBasis) {
        public DataProtection {
            require("data-protection.officer", officer);
            require("data-protection.email", email);
            require("data-protection.legal-basis", legalBasis);
        }
    }

    /// The accessibility statement that French law asks for.
    ///
    /// @param auditedOn null if nobody has audited the pages
    /// @param auditor who has
    public record Accessibility(
            Status status,
            @Nullable LocalDate auditedOn,
            @Nullable String auditor) {

        /// How far the pages follow the RGAA, in the words of the law.
        public enum Status {
            FULL,
            PARTIAL,
            NONE
        }

        public Accessibility {
            require("accessibility.status", status);
            if (status != Status.NONE && (auditedOn == null || auditor == null || auditor.isBlank())) {
                throw new IllegalArgumentException(
                        "spro.network.accessibility.status %s needs an audit: audited-on and auditor"
                                .formatted(status));
            }
        }
    }

    private static void require(String key, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("Missing setting of the network: spro.network." + key);
        }
    }

    /// The settings that are still those of a sample: a text that asks to fill it in, or an address of
    /// a domain that is only for examples.
    List<String> unfilled() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("sender", sender);
        shown.put("contact", contact);
        shown.put("publisher", publisher);
        shown.put("host", host);
        shown.put("data-protection", dataProtection);
        return shown.entrySet().stream()
                .filter(setting ->
                        OF_SAMPLE.matcher(setting.getValue().toString()).find())
                .map(setting -> "spro.network." + setting.getKey())
                .toList();
    }

    /// Whether an address is for trials: of this machine, or of a domain that is only for examples.
    public static boolean isForTrials(URI publicUrl) {
        var host = publicUrl.getHost();
        return host == null
                || LOCAL.matcher(host).matches()
                || EXAMPLE.matcher(host).find();
    }

    /// How the pages look.
    public SiteIdentity identity() {
        return new SiteIdentity(
                name,
                colours.styles(),
                logo == null ? null : logo.dataAddress(),
                Map.of("accessibilite", "suite.footer.accessibilite." + accessibility.status()));
    }

    /// The paragraphs of the introduction in a language.
    public List<String> introduction(Locale language) {
        return introduction.in(language).lines().filter(line -> !line.isBlank()).toList();
    }
}
