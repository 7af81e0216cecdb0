/** Where goods go: sealed when it is written, shown to those who ship. */
@NullMarked
package io.hutong.order.address;

import org.jspecify.annotations.NullMarked;
