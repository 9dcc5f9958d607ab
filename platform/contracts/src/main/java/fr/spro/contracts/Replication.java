package fr.spro.contracts;

/// How many copies of each record the brokers keep, and how many must exist before they acknowledge it.
public enum Replication {

    /// Production: an acknowledged record survives the loss of any one broker, and writing continues
    /// meanwhile.
    THREE_BROKERS(3, 2),

    /// One machine, compose, the demo and tests.
    ONE_BROKER(1, 1);

    private final int replicas;
    private final int inSync;

    Replication(int replicas, int inSync) {
        this.replicas = replicas;
        this.inSync = inSync;
    }

    public int replicas() {
        return replicas;
    }

    /// The value of `min.insync.replicas`.
    public int inSync() {
        return inSync;
    }
}
