/** Encryption of what identifies a person, before it is stored. */
@NullMarked
package io.hutong.order.privacy;

import org.jspecify.annotations.NullMarked;
