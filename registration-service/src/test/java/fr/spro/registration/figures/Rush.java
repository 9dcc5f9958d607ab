package fr.spro.registration.figures;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// The throughput and latency of concurrent clients.
///
/// @param perSecond people per second, until all consequences are written
/// @param p50 the median response time in milliseconds
record Rush(double perSecond, double p50, double p99) {

    /// @param rest waits until pending work is completed
    static Rush of(int people, int clients, IntConsumer serve, Runnable rest) throws InterruptedException {
        var next = new AtomicInteger();
        var nanos = new long[people];
        var start = new CountDownLatch(1);
        long began;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.submit(() -> {
                    start.await();
                    int number;
                    while ((number = next.getAndIncrement()) < people) {
                        var at = System.nanoTime();
                        serve.accept(number);
                        nanos[number] = System.nanoTime() - at;
                    }
                    return null;
                });
            }
            began = System.nanoTime();
            start.countDown();
        }
        rest.run();
        var seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(nanos);
        if (nanos[0] == 0) throw new IllegalStateException("Somebody was not served");
        return new Rush(people / seconds, nanos[people / 2] / 1e6, nanos[(int) (people * 0.99)] / 1e6);
    }
}
