/** Settings that the person at the keyboard got wrong, told in one sentence. */
@NullMarked
package io.hutong.operations.settings;

import org.jspecify.annotations.NullMarked;
