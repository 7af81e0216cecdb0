/** Loops that take due work from a table, do it off the calling thread and write back in batches. */
@NullMarked
package io.hutong.payment.work;

import org.jspecify.annotations.NullMarked;
