package fr.spro.platform.architecture.broken.goods;

import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.annotation.Scheduled;

/// Background work in each of the forbidden ways.
final class Restock {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Scheduled(fixedDelay = 60_000)
    void sweep() {
        threads.execute(() -> new Timer().cancel());
    }
}
