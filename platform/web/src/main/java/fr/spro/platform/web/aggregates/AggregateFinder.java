package fr.spro.platform.web.aggregates;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.util.Optional;
import java.util.function.Function;

/// Finds the aggregate that an address names; one bean for each type that controllers take as a parameter.
///
/// @param find empty if there is none, or none that this member of the staff may see
public record AggregateFinder<A extends Aggregate>(Class<A> type, Function<Address, Optional<A>> find) {

    /// @throws UnknownAggregate if there is none
    A at(Address address) {
        return find.apply(address).orElseThrow(() -> new UnknownAggregate(type, address.variables()));
    }
}
