/**
 * A load generator that places orders as clients do and measures them as clients see them: by
 * REST and by the events of {@code order.events}.
 */
@NullMarked
package io.hutong.bench;

import org.jspecify.annotations.NullMarked;
