package fr.spro.registration.enrolment;

import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.enrolment.Contact.NewAddress;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Finds registrations by secret links.
@Component
public class OwnLinks {

    /// A link that confirms a new address also contains the contact's version, and differs from that of the
    /// own page.
    private static final Pattern ADDRESS = Pattern.compile("(.+)~(\\d{1,18})");

    /// The content of a link sent to a new address.
    public record Address(Registration registration, long version) {}

    private final SecretLinks links;
    private final Registrations registrations;

    OwnLinks(SecretLinks links, Registrations registrations) {
        this.links = links;
        this.registrations = registrations;
    }

    /// @throws UnknownLink if the link is invalid or outdated
    public Registration find(String secret) {
        return links.verify(secret)
                .flatMap(link -> registrations
                        .findById(new RegistrationId(link.id()))
                        .filter(found -> found.contact().linkGeneration() == link.generation()))
                .filter(found -> !found.isErased())
                .orElseThrow(UnknownLink::new);
    }

    /// Whether it was the link of somebody who is erased, whose page nobody opens any more.
    public boolean wasOfErased(String secret) {
        return links.verify(secret)
                .flatMap(link -> registrations.findById(new RegistrationId(link.id())))
                .filter(Registration::isErased)
                .isPresent();
    }

    /// The link of the participant's page, as it is sent now.
    public String of(Registration registration) {
        return links.text(registration.id().value(), registration.contact().linkGeneration());
    }

    /// @throws UnknownLink if the link is invalid or outdated
    public Address findAddress(String secret) {
        var link = links.verify(secret).orElseThrow(UnknownLink::new);
        var parts = ADDRESS.matcher(link.id());
        if (!parts.matches()) throw new UnknownLink();
        var version = Long.parseLong(parts.group(2));
        return registrations
                .findById(new RegistrationId(parts.group(1)))
                .filter(found -> !found.isErased())
                .filter(found ->
                        found.contact().newAddress() instanceof NewAddress entered && entered.version() == version)
                .map(found -> new Address(found, version))
                .orElseThrow(UnknownLink::new);
    }
}
