/** Kafka and PostgreSQL for tests, shared by all tests of a JVM or of one's own. */
@NullMarked
package io.hutong.embedded.testing;

import org.jspecify.annotations.NullMarked;
