/** The control plane under {@code /sandbox}: what buyers do, faults, rules, the book. */
@NullMarked
package io.hutong.sandbox.control;

import org.jspecify.annotations.NullMarked;
