/** Ids that sort by time. */
@NullMarked
package io.hutong.kernel.id;

import org.jspecify.annotations.NullMarked;
