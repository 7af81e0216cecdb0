/** Signed and encrypted notifications with their retry ladders. */
@NullMarked
package io.hutong.sandbox.callback;

import org.jspecify.annotations.NullMarked;
