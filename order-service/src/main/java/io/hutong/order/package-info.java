/**
 * Orders and their sagas. What it does is in the packages' names: {@code checkout} places an
 * order, {@code fulfilment} ships it, {@code settlement} divides its money, {@code cancellation}
 * calls it off, {@code view} shows it, {@code operator} mends it.
 */
@NullMarked
package io.hutong.order;

import org.jspecify.annotations.NullMarked;
