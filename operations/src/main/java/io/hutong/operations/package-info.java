/** What every service needs to be run: start, health, metrics, logs. */
@NullMarked
package io.hutong.operations;

import org.jspecify.annotations.NullMarked;
