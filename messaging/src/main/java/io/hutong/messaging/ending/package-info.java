/** A process that cannot read any more says so and ends, so that it is started again. */
@NullMarked
package io.hutong.messaging.ending;

import org.jspecify.annotations.NullMarked;
