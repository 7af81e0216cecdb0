@NullMarked
package io.hutong.operations.sessions;

import org.jspecify.annotations.NullMarked;
