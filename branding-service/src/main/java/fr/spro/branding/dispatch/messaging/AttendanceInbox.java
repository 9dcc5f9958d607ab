package fr.spro.branding.dispatch.messaging;

import fr.spro.branding.dispatch.FollowAttendance;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class AttendanceInbox {

    @Bean
    Consumer<Message<?>> registrationEvents(Inbox inbox, FollowAttendance followAttendance) {
        return inbox.handling(
                RegistrationEvent.class,
                Set.of(ParticipantCheckedIn.class, CheckInWithdrawn.class),
                (event, received) -> {
                    switch (event) {
                        case ParticipantCheckedIn e ->
                            followAttendance.checkedIn(new FollowAttendance.CheckedIn(
                                    e.registrationId(),
                                    received.sequence(),
                                    e.dayId(),
                                    e.structureId(),
                                    e.structureVersion(),
                                    e.groupId()));
                        case CheckInWithdrawn e ->
                            followAttendance.withdrawn(e.registrationId(), received.sequence(), e.dayId());
                        case ParticipantEvent _, ParticipantErased _, RegistrationEvent.Unknown _ -> {}
                    }
                });
    }
}
