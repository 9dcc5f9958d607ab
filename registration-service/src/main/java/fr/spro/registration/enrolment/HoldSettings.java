package fr.spro.registration.enrolment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much the unconfirmed requests from one network may hold together.
///
/// @param share of the places of a day and of the seats of each workshop; 1 for no limit
/// @param atLeast the number that they may hold in any case
@ConfigurationProperties("spro.enrolment.holds")
public record HoldSettings(
        @DefaultValue("0.2") double share,
        @DefaultValue("2") int atLeast) {

    boolean isLimited() {
        return share < 1;
    }

    int most(int seats) {
        return Math.max(atLeast, (int) (share * seats));
    }
}
