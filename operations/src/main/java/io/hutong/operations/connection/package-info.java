/** What holds for the connections of the management port. */
@NullMarked
package io.hutong.operations.connection;

import org.jspecify.annotations.NullMarked;
