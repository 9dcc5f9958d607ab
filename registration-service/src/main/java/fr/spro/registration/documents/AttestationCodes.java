package fr.spro.registration.documents;

import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.enrolment.RegistrationId;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The signed code on an attestation, for its verification only.
@Component
class AttestationCodes {

    private static final int ONLY = 1;

    private final SecretLinks links;
    private final URI publicUrl;

    AttestationCodes(SecretLinks registrationLinks, @Value("${spro.public-url}") URI publicUrl) {
        this.links = registrationLinks.withPurpose("attestation");
        this.publicUrl = publicUrl;
    }

    String address(RegistrationId registration) {
        return "%s/attestations/%s".formatted(publicUrl, links.text(registration.value(), ONLY));
    }

    Optional<RegistrationId> read(String code) {
        return links.verify(code).map(link -> new RegistrationId(link.id()));
    }
}
