package fr.spro.notification.known.messaging;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.ContactEvent.ContactListed;
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
import fr.spro.notification.known.UpdateProjection;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class KnownInbox {

    @Bean
    Consumer<Message<?>> contactEvents(Inbox inbox, UpdateProjection learnNews) {
        return inbox.handling(ContactEvent.class, ContactErased::new, (event, received) -> {
            switch (event) {
                case ContactListed listed -> learnNews.contact(listed);
                case ContactErased erased -> learnNews.erased(erased.contactId());
                case ContactEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> directoryEvents(Inbox inbox, UpdateProjection learnNews) {
        return inbox.handling(DirectoryEvent.class, Unlisted::new, (event, received) -> {
            switch (event) {
                case StructureListed structure -> learnNews.structure(structure);
                case GroupListed group -> learnNews.group(group);
                case StructureMerged(var id, var version, var into) -> learnNews.merged(id, version, into);
                case GroupMerged(var id, var version, var into) -> learnNews.merged(id, version, into);
                // A message already on its way to it is still right to send.
                case Unlisted _, DirectoryEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> dayEvents(Inbox inbox, UpdateProjection learnNews) {
        return inbox.handling(DayEvent.class, (event, received) -> {
            switch (event) {
                case DayPublished told -> learnNews.day(told.dayId(), told.day());
                case DayChanged told -> learnNews.day(told.dayId(), told.day());
                case DayClosed told -> learnNews.day(told.dayId(), told.day());
                case DayHeld told -> learnNews.day(told.dayId(), told.day());
                case DayCancelled told -> learnNews.day(told.dayId(), told.day());
                case DayReinstated told -> learnNews.day(told.dayId(), told.day());
                case DayEvent.Unknown _ -> {}
            }
        });
    }
}
