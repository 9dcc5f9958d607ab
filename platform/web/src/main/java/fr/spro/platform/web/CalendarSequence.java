package fr.spro.platform.web;

import fr.spro.platform.messaging.SequenceEpoch;

/// The sequence of a calendar entry: 31 bits (RFC 5545) that grow with a version or sequence number of a store, which
/// has 14 digits after a restore.
///
/// 20 bits are the hour of the restore, until 2145, and 11 bits the number within its epoch. Above 2,047 that stays: of
/// entries with equal sequences the later one counts.
public final class CalendarSequence {

    private static final int COUNTER_BITS = 11;
    private static final long MAX_COUNTER = (1L << COUNTER_BITS) - 1;

    private CalendarSequence() {}

    /// The number of an entry about a registration in mails and on the own page: it grows with what happens to the
    /// registration and with each change of its day, whether anybody has been told of that or not.
    ///
    /// @param registration the sequence of its last event
    /// @param day the version of its day
    public static long ofRegistration(long registration, long day) {
        var epoch = Math.max(SequenceEpoch.of(registration), SequenceEpoch.of(day));
        return epoch * SequenceEpoch.SIZE + counter(registration, epoch) + counter(day, epoch);
    }

    /// What was counted before a restore counts for nothing after it.
    private static long counter(long number, long epoch) {
        return SequenceEpoch.of(number) == epoch ? number % SequenceEpoch.SIZE : 0;
    }

    /// @param number a version or sequence number
    static int of(long number) {
        // An epoch is the minute of a restore.
        var hour = SequenceEpoch.of(number) / 60;
        var counter = Math.min(number % SequenceEpoch.SIZE, MAX_COUNTER);
        return Math.toIntExact((hour << COUNTER_BITS) + counter);
    }
}
