/** Starts the load generator on the running cluster. */
@NullMarked
package io.hutong.cluster.bench;

import org.jspecify.annotations.NullMarked;
