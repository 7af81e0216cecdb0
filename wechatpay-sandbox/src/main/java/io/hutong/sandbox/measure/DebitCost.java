package io.hutong.sandbox.measure;

import com.sun.management.OperatingSystemMXBean;
import io.hutong.sandbox.protocol.Crypto;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures CPU time per signed debit of a running sandbox in this process: requests are signed
 * beforehand, the clients' own CPU time is subtracted, and the two RSA-2048 operations of a debit
 * (verify the request, sign the answer) are timed alone in the same run.
 */
public final class DebitCost {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final int MICROS = 1_000;

    private final int port;
    private final int debits;

    /** Measures {@code debits} per round against the sandbox that listens on {@code port}. */
    public DebitCost(int port, int debits) {
        this.port = port;
        this.debits = debits;
    }

    /**
     * One round: nanoseconds of CPU per debit and per pair of RSA operations.
     *
     * @param perSecond debits per second while the round lasted
     */
    public record Round(long debitNanos, long signatureNanos, long perSecond) {

        /** CPU beside the signatures, in nanoseconds per debit. */
        public long restNanos() {
            return debitNanos - signatureNanos;
        }

        @Override
        public String toString() {
            return "signed debit %d µs CPU = RSA verify + sign %d µs + the rest %d µs  (%d/s)"
                    .formatted(debitNanos / MICROS, signatureNanos / MICROS,
                            restNanos() / MICROS, perSecond);
        }
    }

    /** The last of several rounds, when the JVM is warm. */
    public Round run() {
        DebitRequests requests = new DebitRequests(port);
        Round last = round(requests);
        for (int i = 1; i < ROUNDS; i++) {
            last = round(requests);
        }
        return last;
    }

    private Round round(DebitRequests requests) {
        List<List<byte[]>> prepared = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            prepared.add(requests.next(debits / CLIENTS));
        }
        long signature = signatureNanos();
        long wall = System.nanoTime();
        long before = processCpu();
        long clients = sendAll(prepared);
        long cpu = processCpu() - before - clients;
        long seconds = Math.max(1, (System.nanoTime() - wall) / 1_000_000);
        int sent = prepared.stream().mapToInt(List::size).sum();
        return new Round(cpu / sent, signature, sent * 1_000L / seconds);
    }

    private long sendAll(List<List<byte[]>> prepared) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Long>> running = new ArrayList<>();
            for (List<byte[]> requests : prepared) {
                running.add(threads.submit(() -> new DebitClient(port).send(requests)));
            }
            long cpu = 0;
            for (Future<Long> client : running) {
                cpu += client.get();
            }
            return cpu;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** CPU of one verification and one signature, on this thread alone. */
    private long signatureNanos() {
        KeyPair keys = Crypto.newKeyPair();
        byte[] message = "x".repeat(600).getBytes(StandardCharsets.UTF_8);
        byte[] signed = Crypto.sign(keys.getPrivate(), message);
        int times = Math.max(200, debits / 10);
        long before = threadCpu();
        for (int i = 0; i < times; i++) {
            Crypto.verify(keys.getPublic(), message, signed);
            Crypto.sign(keys.getPrivate(), message);
        }
        return (threadCpu() - before) / times;
    }

    static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long processCpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
