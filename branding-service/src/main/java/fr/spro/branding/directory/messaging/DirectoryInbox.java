package fr.spro.branding.directory.messaging;

import fr.spro.branding.directory.UpdateProjection;
import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.DayCancelled;
import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayClosed;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DayEvent.DayReinstated;
import fr.spro.contracts.DayEvent.DayState;
import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.EntryRemoved;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class DirectoryInbox {

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
                case EntryRemoved(var entry) -> updateProjection.removed(entry);
                case DirectoryEvent.Unknown _ -> {}
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
            switch (event) {
                case DayHeld(var id, var day, var _) -> updateProjection.closing(id, day, true);
                case DayPublished(var id, var day, var _) -> updateProjection.closing(id, day, false);
                case DayReinstated(var id, var day, var _) -> updateProjection.closing(id, day, false);
                case DayChanged _, DayClosed _, DayCancelled _, DayEvent.Unknown _ -> {}
            }
        });
    }
}
