/**
 * Commands, replies and events, one record each. All in one package, so that the compiler knows
 * every one of them and a {@code switch} over them is complete.
 */
@NullMarked
package io.hutong.contracts.message;

import org.jspecify.annotations.NullMarked;
