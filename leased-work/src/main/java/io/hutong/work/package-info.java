/** Loops that take due work from a table, do it elsewhere and write back in batches. */
@NullMarked
package io.hutong.work;

import org.jspecify.annotations.NullMarked;
