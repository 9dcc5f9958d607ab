package fr.spro.survey.survey.messaging;

import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.DayCancelled;
import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayClosed;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DayEvent.DayReinstated;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.survey.survey.EraseParticipant;
import fr.spro.survey.survey.InviteParticipant;
import fr.spro.survey.survey.OpenSurvey;
import fr.spro.survey.survey.Survey;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class SurveyInbox {

    @Bean
    Consumer<Message<?>> dayEvents(Inbox inbox, OpenSurvey openSurvey) {
        return inbox.handling(DayEvent.class, (event, received) -> {
            switch (event) {
                case DayHeld(var dayId, var day, var _) ->
                    openSurvey.handle(new Survey.Held(dayId, day.version(), day.title(), day.startsAt()));
                // Who was invited because a day was noted as held by mistake keeps the invitation: there is only one.
                case DayPublished _,
                        DayChanged _,
                        DayClosed _,
                        DayCancelled _,
                        DayReinstated _,
                        DayEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> registrationEvents(
            Inbox inbox, InviteParticipant inviteParticipant, EraseParticipant eraseParticipant) {
        return inbox.handling(
                RegistrationEvent.class,
                Set.of(ParticipantCheckedIn.class, ParticipantErased.class),
                (event, received) -> {
                    switch (event) {
                        case ParticipantCheckedIn e ->
                            inviteParticipant.handle(
                                    new InviteParticipant.Command(e.dayId(), e.registrationId(), e.contactVersion()));
                        case ParticipantErased e -> eraseParticipant.handle(e.dayId(), e.registrationId());
                        case RegistrationRequested _,
                                RegistrationConfirmed _,
                                HoldReminded _,
                                ParticipantPromoted _,
                                OfferExpired _,
                                RegistrationChanged _,
                                LinkRenewed _,
                                AddressChanged _,
                                SessionAttended _,
                                RegistrationCancelled _,
                                RegistrationLapsed _,
                                AttestationReady _,
                                NoShowRecorded _,
                                RegistrationEvent.Unknown _ -> {}
                    }
                });
    }
}
