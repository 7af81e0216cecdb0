/** The {@code hutong} command. */
@NullMarked
package io.hutong.cluster;

import org.jspecify.annotations.NullMarked;
