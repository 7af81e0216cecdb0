/** merchant-service on a real broker and database, and the hands that tests need there. */
@NullMarked
package io.hutong.merchant.testing;

import org.jspecify.annotations.NullMarked;
