/** Work that is done again and again in the background. */
@NullMarked
package io.hutong.order.schedule;

import org.jspecify.annotations.NullMarked;
