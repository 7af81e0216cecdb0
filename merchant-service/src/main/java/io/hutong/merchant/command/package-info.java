/** The commands of the sagas, as they arrive on merchant.commands. */
@NullMarked
package io.hutong.merchant.command;

import org.jspecify.annotations.NullMarked;
