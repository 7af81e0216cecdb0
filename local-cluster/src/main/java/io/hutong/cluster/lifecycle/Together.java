package io.hutong.cluster.lifecycle;

import io.hutong.cluster.terminal.CommandFailed;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Runs tasks side by side. */
final class Together {

    private Together() {
    }

    /** Waits for all of them, then fails with the first failure, in the order given. */
    static void run(Runnable... tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Arrays.stream(tasks)
                    .map(task -> CompletableFuture.runAsync(task, threads)).toList();
            running.forEach(Together::join);
        }
    }

    private static void join(CompletableFuture<Void> task) {
        try {
            task.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CommandFailed failed) {
                throw failed;
            }
            throw e;
        }
    }
}
