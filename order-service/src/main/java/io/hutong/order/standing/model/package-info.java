/** What becomes of the orders of a suspended mini-program. */
@NullMarked
package io.hutong.order.standing.model;

import org.jspecify.annotations.NullMarked;
