/** Processes that outlive the command that started them, found again by their pid files. */
@NullMarked
package io.hutong.cluster.process;

import org.jspecify.annotations.NullMarked;
