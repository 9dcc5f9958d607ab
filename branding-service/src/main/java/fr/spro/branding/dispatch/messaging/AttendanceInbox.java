package fr.spro.branding.dispatch.messaging;

import fr.spro.branding.dispatch.ProposeDispatches;
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
                    // Who comes from no structure of the network gives no right to material.
                    if (e.structureId() == null || e.structureVersion() == null || e.groupId() == null) return;
                    proposeDispatches.handle(new ProposeDispatches.Command(
                            e.dayId(), e.structureId(), e.structureVersion(), e.groupId()));
                }
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
                        ParticipantErased _,
                        AttestationReady _,
                        NoShowRecorded _,
                        RegistrationEvent.Unknown _ -> {}
            }
        });
    }
}
