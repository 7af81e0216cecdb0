/** State in memory, changed in units that are journalled before they are acknowledged. */
@NullMarked
package io.hutong.sandbox.store;

import org.jspecify.annotations.NullMarked;
