/** One line for one event, and few for one that comes again and again. */
@NullMarked
package io.hutong.operations.logs;

import org.jspecify.annotations.NullMarked;
