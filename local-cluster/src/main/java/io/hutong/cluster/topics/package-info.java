/** Looking into the Kafka topics. */
@NullMarked
package io.hutong.cluster.topics;

import org.jspecify.annotations.NullMarked;
