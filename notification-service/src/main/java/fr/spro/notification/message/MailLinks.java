package fr.spro.notification.message;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.ParticipantFact;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.platform.web.SecretLinks;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// The links in mails; secret links are computed and never stored.
@Component
class MailLinks {

    private final MessageSettings settings;
    private final SecretLinks registrationLinks;
    private final SecretLinks surveyLinks;

    MailLinks(
            MessageSettings settings,
            @Qualifier("registrationLinks") SecretLinks registrationLinks,
            @Qualifier("surveyLinks") SecretLinks surveyLinks) {
        this.settings = settings;
        this.registrationLinks = registrationLinks;
        this.surveyLinks = surveyLinks;
    }

    String home() {
        return settings.page("/");
    }

    String day(Day day) {
        return settings.page("/journees/" + day.slug());
    }

    String ownPage(ParticipantFact.WithLink fact) {
        return settings.page("/inscriptions/" + registrationLinks.text(fact.registrationId(), fact.linkGeneration()));
    }

    /// Not the link of the participant's page: only the owner of the new address can confirm it.
    String confirmAddress(AddressChanged fact) {
        var subject = "%s~%d".formatted(fact.registrationId(), fact.contactVersion());
        return settings.page("/inscriptions/adresse/" + registrationLinks.text(subject, fact.linkGeneration()));
    }

    String survey(InvitationIssued fact) {
        return settings.page("/enquetes/" + surveyLinks.text(fact.invitationId(), fact.linkGeneration()));
    }
}
