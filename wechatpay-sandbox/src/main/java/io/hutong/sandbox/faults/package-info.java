/** Faults that a test switches on, and the seeded dice that decide when they strike. */
@NullMarked
package io.hutong.sandbox.faults;

import org.jspecify.annotations.NullMarked;
