package fr.spro.branding.dispatch;

import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.EntityRef;
import java.util.List;

/// The entitlements of attendance, once per day.
public enum Rule {
    /// Two window stickers for each represented structure.
    REPRESENTED_STRUCTURE("structure", EntityRef.Kind.STRUCTURE, List.of(new Item("sticker", 2))),

    /// Both roll-ups and the banner for each represented group.
    REPRESENTED_GROUP(
            "group",
            EntityRef.Kind.GROUP,
            List.of(new Item("regional-roll-up", 1), new Item("personal-roll-up", 1), new Item("banner", 1)));

    private final String key;
    private final EntityRef.Kind kind;
    private final List<Item> items;

    Rule(String key, EntityRef.Kind kind, List<Item> items) {
        this.key = key;
        this.kind = kind;
        this.items = items;
    }

    String key() {
        return key;
    }

    EntityRef.Kind kind() {
        return kind;
    }

    List<Item> items() {
        return items;
    }
}
