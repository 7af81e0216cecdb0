/** Ecommerce combine-papay: contracts and synchronous combined debits. */
@NullMarked
package io.hutong.sandbox.combinepapay;

import org.jspecify.annotations.NullMarked;
