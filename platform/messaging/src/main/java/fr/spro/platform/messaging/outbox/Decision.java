package fr.spro.platform.messaging.outbox;

import java.util.function.Function;

/// A change together with what its command answers.
///
/// @param outcome of the stored state, or of the present one if the change is a no-op
public record Decision<S extends Aggregate, R>(Change<S, ?> change, Function<S, R> outcome) {

    /// A command that is not carried out.
    public static <S extends Aggregate, R> Decision<S, R> rejected(S found, R outcome) {
        return new Decision<>(Change.none(found), _ -> outcome);
    }
}
