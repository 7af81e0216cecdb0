/** Whether PostgreSQL and Kafka are there, found out in seconds and without noise. */
@NullMarked
package io.hutong.operations.server;

import org.jspecify.annotations.NullMarked;
