/** What a wish to cancel leads to. */
@NullMarked
package io.hutong.order.cancellation.model;

import org.jspecify.annotations.NullMarked;
