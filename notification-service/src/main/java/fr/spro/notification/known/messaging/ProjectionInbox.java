package fr.spro.notification.known.messaging;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.DayState;
import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.EntryRemoved;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.known.UpdateProjection;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class ProjectionInbox {

    @Bean
    Consumer<Message<?>> contactEvents(Inbox inbox, UpdateProjection updateProjection) {
        return inbox.handling(ContactEvent.class, ContactErased::new, (event, received) -> {
            switch (event) {
                case ContactListed listed -> updateProjection.contact(listed);
                case ContactErased erased -> updateProjection.erased(erased.contact());
                case ContactEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> directoryEvents(Inbox inbox, UpdateProjection updateProjection) {
        return inbox.handling(DirectoryEvent.class, EntryRemoved::new, (event, received) -> {
            switch (event) {
                case StructureListed structure -> updateProjection.structure(structure);
                case GroupListed group -> updateProjection.group(group);
                case StructureMerged(var id, var version, var into) ->
                    updateProjection.merged(EntityRef.structure(id), version, EntityRef.structure(into));
                case GroupMerged(var id, var version, var into) ->
                    updateProjection.merged(EntityRef.group(id), version, EntityRef.group(into));
                // A message that is already being sent stays valid.
                case EntryRemoved _, DirectoryEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> dayEvents(Inbox inbox, UpdateProjection updateProjection) {
        return inbox.handling(DayEvent.class, (event, received) -> {
            switch (event) {
                case DayState state -> updateProjection.day(state.dayId(), state.day());
                case DayEvent.Unknown _ -> {}
            }
        });
    }
}
