/** The invariants that must hold on a running cluster. */
@NullMarked
package io.hutong.cluster.check;

import org.jspecify.annotations.NullMarked;
