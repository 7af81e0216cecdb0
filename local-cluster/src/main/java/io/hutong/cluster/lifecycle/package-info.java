/** Starting, stopping and wiping the cluster. */
@NullMarked
package io.hutong.cluster.lifecycle;

import org.jspecify.annotations.NullMarked;
