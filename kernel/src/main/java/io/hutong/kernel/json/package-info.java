/** JSON as it is kept in rows. */
@NullMarked
package io.hutong.kernel.json;

import org.jspecify.annotations.NullMarked;
