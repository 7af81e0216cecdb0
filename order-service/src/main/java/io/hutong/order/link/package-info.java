/**
 * Share links and their text tokens (口令): made, found in pasted text, refused with the reason,
 * counted, and credited with the orders that follow. What the rules are stands in
 * {@code docs/attribution.md}.
 */
@NullMarked
package io.hutong.order.link;

import org.jspecify.annotations.NullMarked;
