/** A model that is none. */
@NullMarked
package io.hutong.offences.model;

import org.jspecify.annotations.NullMarked;
