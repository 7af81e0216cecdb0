package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time start or stop processes. */
final class ClusterLock implements AutoCloseable {

    private final FileChannel channel;

    private ClusterLock(FileChannel channel) {
        this.channel = channel;
    }

    static ClusterLock take(ClusterHome home) {
        try {
            var channel = FileChannel.open(home.data().resolve("lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new CommandFailed("another hutong command is starting or stopping this "
                        + "cluster; wait for it to end");
            }
            return new ClusterLock(channel);
        } catch (IOException e) {
            throw new CommandFailed("cannot lock " + home.data() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CommandFailed("cannot unlock: " + e.getMessage(), e);
        }
    }
}
