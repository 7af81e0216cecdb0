package io.hutong.operations.start;

/** Interrupts a thread that waits when the process is asked to end. */
final class EndRequest implements AutoCloseable {

    private final Thread hook;

    private EndRequest(Thread hook) {
        this.hook = hook;
    }

    static EndRequest watch(Thread waiting) {
        EndRequest request = new EndRequest(
                Thread.ofPlatform().name("end-of-waiting").unstarted(waiting::interrupt));
        Runtime.getRuntime().addShutdownHook(request.hook);
        return request;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            Thread.currentThread().interrupt();
        }
    }
}
