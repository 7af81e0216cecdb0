/**
 * A Kafka broker and a PostgreSQL server from Maven artifacts, each a process of its own, without
 * Docker. Everything here can be killed, paused and started again.
 */
@NullMarked
package io.hutong.embedded;

import org.jspecify.annotations.NullMarked;
