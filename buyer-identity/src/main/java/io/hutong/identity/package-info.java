/** Buyers as opaque ids, and what is sealed for them. */
@NullMarked
package io.hutong.identity;

import org.jspecify.annotations.NullMarked;
