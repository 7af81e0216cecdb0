/** An answer is kept for its key, and repeated. */
@NullMarked
package io.hutong.web.idempotency;

import org.jspecify.annotations.NullMarked;
