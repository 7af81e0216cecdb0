/** Every message by its type name, and the JSON that carries it. */
@NullMarked
package io.hutong.contracts.catalog;

import org.jspecify.annotations.NullMarked;
