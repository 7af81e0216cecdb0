package io.hutong.embedded.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.hutong.embedded.FreePorts;
import io.hutong.embedded.InfraException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;

/** A container on a port of the host that it keeps, operated like a process. */
final class ServerContainer {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final int STOP_SECONDS = 30;
    private static final int POLL_MILLIS = 100;

    private final GenericContainer<?> container;
    private final int port;
    private final BooleanSupplier answers;

    ServerContainer(GenericContainer<?> container, int port, BooleanSupplier answers) {
        this.container = container;
        this.port = port;
        this.answers = answers;
        container.start();
        awaitReady();
    }

    static int freePort() {
        return FreePorts.next();
    }

    /** Publishes {@code inside} on {@code outside}, also after the container was started again. */
    static Consumer<CreateContainerCmd> publish(int inside, int outside) {
        var binding = new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", outside),
                ExposedPort.tcp(inside));
        return command -> {
            var host = command.getHostConfig();
            command.withHostConfig((host == null ? new HostConfig() : host)
                    .withPortBindings(binding));
        };
    }

    int port() {
        return port;
    }

    boolean alive() {
        var state = docker().inspectContainerCmd(id()).exec().getState();
        return Boolean.TRUE.equals(state.getRunning());
    }

    void stop() {
        if (alive()) {
            docker().stopContainerCmd(id()).withTimeout(STOP_SECONDS).exec();
        }
    }

    void kill() {
        docker().killContainerCmd(id()).exec();
    }

    void pause() {
        docker().pauseContainerCmd(id()).exec();
    }

    void resume() {
        docker().unpauseContainerCmd(id()).exec();
    }

    void restart() {
        stop();
        docker().startContainerCmd(id()).exec();
        awaitReady();
    }

    void close() {
        container.stop();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!answers.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new InfraException("container " + container.getDockerImageName()
                        + " was not ready within " + READY_LIMIT.toSeconds() + " s");
            }
            nap();
        }
    }

    private static void nap() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while a container was starting", e);
        }
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }

    private String id() {
        return container.getContainerId();
    }
}
