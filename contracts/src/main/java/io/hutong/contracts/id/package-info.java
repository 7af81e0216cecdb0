/** Ids that sort by time. */
@NullMarked
package io.hutong.contracts.id;

import org.jspecify.annotations.NullMarked;
