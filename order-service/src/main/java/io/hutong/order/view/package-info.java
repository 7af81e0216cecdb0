/** What the outside sees of an order: representation, list, timeline, live stream. */
@NullMarked
package io.hutong.order.view;

import org.jspecify.annotations.NullMarked;
