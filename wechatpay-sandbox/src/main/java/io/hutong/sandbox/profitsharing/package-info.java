/** Ecommerce profit sharing: receivers, share orders, finish, returns. */
@NullMarked
package io.hutong.sandbox.profitsharing;

import org.jspecify.annotations.NullMarked;
