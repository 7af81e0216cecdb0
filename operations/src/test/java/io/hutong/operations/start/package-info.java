/** How a service starts: settings are checked, servers waited for, with the port open. */
@NullMarked
package io.hutong.operations.start;

import org.jspecify.annotations.NullMarked;
