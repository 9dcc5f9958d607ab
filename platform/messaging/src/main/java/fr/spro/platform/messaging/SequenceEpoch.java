package fr.spro.platform.messaging;

/// The part of a sequence number that tells a restored store from what it was before: the numbers after a restore are
/// above all that were published before it.
public final class SequenceEpoch {

    /// How many numbers an epoch has.
    public static final long SIZE = 100_000_000;

    private SequenceEpoch() {}

    /// Zero if the store of the publisher was never restored, and higher after each restore.
    public static long of(long sequence) {
        return sequence / SIZE;
    }
}
