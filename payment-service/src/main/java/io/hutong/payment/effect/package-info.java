/** What decisions change beside the rows of their own feature, and its one writer. */
@NullMarked
package io.hutong.payment.effect;

import org.jspecify.annotations.NullMarked;
