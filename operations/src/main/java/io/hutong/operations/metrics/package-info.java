/** Which figures are given, and how many. */
@NullMarked
package io.hutong.operations.metrics;

import org.jspecify.annotations.NullMarked;
