/** What a service says of its own state. */
@NullMarked
package io.hutong.operations.health;

import org.jspecify.annotations.NullMarked;
