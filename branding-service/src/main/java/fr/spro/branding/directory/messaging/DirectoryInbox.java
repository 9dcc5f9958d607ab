package fr.spro.branding.directory.messaging;

import fr.spro.branding.directory.UpdateProjection;
import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.DayCancelled;
import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayClosed;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DayEvent.DayReinstated;
import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.DirectoryEvent.Unlisted;
import fr.spro.contracts.DispatchEvent.RecipientKind;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class DirectoryInbox {

    @Bean
    Consumer<Message<?>> directoryEvents(Inbox inbox, UpdateProjection learnNews) {
        return inbox.handling(DirectoryEvent.class, Unlisted::new, (event, received) -> {
            switch (event) {
                case StructureListed structure -> learnNews.structure(structure);
                case GroupListed group -> learnNews.group(group);
                case StructureMerged(var id, var version, var into) ->
                    learnNews.merged(id, version, RecipientKind.STRUCTURE, into);
                case GroupMerged(var id, var version, var into) ->
                    learnNews.merged(id, version, RecipientKind.GROUP, into);
                case Unlisted(var id) -> learnNews.unlisted(id);
                case DirectoryEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> dayEvents(Inbox inbox, UpdateProjection learnNews) {
        return inbox.handling(DayEvent.class, (event, received) -> {
            switch (event) {
                case DayPublished(var dayId, var day, var _) -> learnNews.day(dayId, day);
                case DayChanged(var dayId, var day, var _) -> learnNews.day(dayId, day);
                case DayClosed(var dayId, var day, var _) -> learnNews.day(dayId, day);
                case DayHeld(var dayId, var day, var _) -> learnNews.day(dayId, day);
                case DayCancelled(var dayId, var day, var _) -> learnNews.day(dayId, day);
                case DayReinstated(var dayId, var day, var _) -> learnNews.day(dayId, day);
                case DayEvent.Unknown _ -> {}
            }
        });
    }
}
