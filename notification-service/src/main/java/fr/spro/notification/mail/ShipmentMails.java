package fr.spro.notification.mail;

import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.notification.known.Recipient;
import fr.spro.notification.mail.MailContent.Detail;
import java.util.List;

/// The mails to an organisation about a parcel: it is on its way, or has not left after all.
record ShipmentMails(MessageSettings settings) {

    MailContent write(MailTexts texts, String variant, List<Item> content, Recipient organisation) {
        var items = content.stream()
                .map(item -> new Detail(texts.common("material." + item.materialId()), "× " + item.quantity()))
                .toList();
        return new MailContent(
                texts.language(),
                texts.of("subject" + variant),
                texts.common("greeting.nameless"),
                texts.of("lead" + variant, organisation.name()),
                items,
                null,
                List.of(texts.of("next" + variant)),
                texts.of("why", settings.network().name()),
                null);
    }
}
