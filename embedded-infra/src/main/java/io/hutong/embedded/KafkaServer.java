package io.hutong.embedded;

import java.util.Collection;

/** One KRaft broker; it never creates a topic by itself. */
public interface KafkaServer extends RunningServer {

    /** What a client puts into {@code bootstrap.servers}. */
    String bootstrapServers();

    /** Creates those of the topics that do not exist; returns when all of them have leaders. */
    void createTopics(int partitions, Collection<String> names);
}
