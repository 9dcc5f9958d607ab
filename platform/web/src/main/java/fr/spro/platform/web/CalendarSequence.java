package fr.spro.platform.web;

import fr.spro.platform.messaging.SequenceEpoch;

/// The sequence of a calendar entry: 31 bits (RFC 5545) that grow with a version or sequence number of a store, which
/// has 14 digits after a restore.
///
/// 20 bits are the hour of the restore, until 2145, and 11 bits the number within its epoch. Above 2,047 that stays: of
/// entries with equal sequences the later one counts.
final class CalendarSequence {

    private static final int COUNTER_BITS = 11;
    private static final long MAX_COUNTER = (1L << COUNTER_BITS) - 1;

    private CalendarSequence() {}

    /// @param number a version or sequence number
    static int of(long number) {
        // An epoch is the minute of a restore.
        var hour = SequenceEpoch.of(number) / 60;
        var counter = Math.min(number % SequenceEpoch.SIZE, MAX_COUNTER);
        return Math.toIntExact((hour << COUNTER_BITS) + counter);
    }
}
