package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.ParticipantEvent;
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

    String ownPage(ParticipantEvent.WithLink event) {
        return settings.page("/inscriptions/" + registrationLinks.text(event.registrationId(), event.linkGeneration()));
    }

    /// Not the link of the participant's page: only the owner of the new address can confirm it.
    String confirmAddress(ParticipantEvent.WithLink event) {
        var subject = "%s~%d".formatted(event.registrationId(), event.contactVersion());
        return settings.page("/inscriptions/adresse/" + registrationLinks.text(subject, event.linkGeneration()));
    }

    String survey(InvitationIssued event) {
        return settings.page("/enquetes/" + surveyLinks.text(event.invitationId(), event.linkGeneration()));
    }
}
