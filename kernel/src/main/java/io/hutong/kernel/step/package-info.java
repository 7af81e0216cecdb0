/** Which step of which saga something belongs to. */
@NullMarked
package io.hutong.kernel.step;

import org.jspecify.annotations.NullMarked;
