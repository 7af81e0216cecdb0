/** The services as a client sees them. */
@NullMarked
package io.hutong.cluster.client;

import org.jspecify.annotations.NullMarked;
