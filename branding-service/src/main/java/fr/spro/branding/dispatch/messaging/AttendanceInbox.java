package fr.spro.branding.dispatch.messaging;

import fr.spro.branding.dispatch.ProposeDispatches;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent;
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
    Consumer<Message<?>> registrationEvents(Inbox inbox, ProposeDispatches proposeDispatches) {
        return inbox.handling(RegistrationEvent.class, Set.of(ParticipantCheckedIn.class), (event, received) -> {
            switch (event) {
                case ParticipantCheckedIn e -> {
                    // Participants without a structure of the network entitle nobody.
                    if (e.structureId() == null || e.structureVersion() == null || e.groupId() == null) return;
                    proposeDispatches.handle(new ProposeDispatches.Command(
                            e.dayId(), e.structureId(), e.structureVersion(), e.groupId()));
                }
                case ParticipantEvent _, ParticipantErased _, RegistrationEvent.Unknown _ -> {}
            }
        });
    }
}
