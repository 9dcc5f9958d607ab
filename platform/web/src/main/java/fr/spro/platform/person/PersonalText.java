package fr.spro.platform.person;

import fr.spro.platform.messaging.outbox.TextValue;
import org.jspecify.annotations.Nullable;

/// A checked text about a person. Two are equal if they are of one type and have the same value.
public abstract sealed class PersonalText implements TextValue permits EmailAddress, NameText {

    private final String value;

    PersonalText(String value) {
        this.value = value;
    }

    @Override
    public final String value() {
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof PersonalText text && getClass() == text.getClass() && value.equals(text.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return value;
    }
}
