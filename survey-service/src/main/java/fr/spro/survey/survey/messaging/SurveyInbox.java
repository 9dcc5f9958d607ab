package fr.spro.survey.survey.messaging;

import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayReinstated;
import fr.spro.contracts.DayEvent.DayState;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.suite.LocalizedText;
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
                    openSurvey.handle(new Survey.HeldDay(
                            dayId,
                            day.version(),
                            new LocalizedText(day.title(), day.englishTitle()),
                            day.startsAt(),
                            received.time()));
                case DayReinstated(var dayId, var day, var _) -> openSurvey.pause(dayId, day.version());
                case DayState _, DayEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> registrationEvents(
            Inbox inbox, InviteParticipant inviteParticipant, EraseParticipant eraseParticipant) {
        return inbox.handling(
                RegistrationEvent.class,
                Set.of(ParticipantCheckedIn.class, CheckInWithdrawn.class, ParticipantErased.class),
                (event, received) -> {
                    switch (event) {
                        case ParticipantCheckedIn e ->
                            inviteParticipant.handle(new InviteParticipant.Command(
                                    e.dayId(), e.registrationId(), e.contactVersion(), received.sequence()));
                        case CheckInWithdrawn e ->
                            inviteParticipant.withdraw(new InviteParticipant.Command(
                                    e.dayId(), e.registrationId(), e.contactVersion(), received.sequence()));
                        case ParticipantErased e -> eraseParticipant.handle(e.dayId(), e.registrationId());
                        case ParticipantEvent _, RegistrationEvent.Unknown _ -> {}
                    }
                });
    }
}
