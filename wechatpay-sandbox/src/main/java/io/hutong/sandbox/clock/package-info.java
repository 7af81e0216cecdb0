/** Business time, which a test may advance, and what is due in it. */
@NullMarked
package io.hutong.sandbox.clock;

import org.jspecify.annotations.NullMarked;
