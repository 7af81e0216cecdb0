/** The commands of the sagas, as they come from the topic. */
@NullMarked
package io.hutong.payment.commands;

import org.jspecify.annotations.NullMarked;
