/** The clock that deadlines go by. */
@NullMarked
package io.hutong.kernel.time;

import org.jspecify.annotations.NullMarked;
