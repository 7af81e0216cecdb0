/** Tests of how services are run. */
@NullMarked
package io.hutong.operations;

import org.jspecify.annotations.NullMarked;
