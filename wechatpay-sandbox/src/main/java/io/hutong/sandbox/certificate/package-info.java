/** Platform certificates and the security self-test. */
@NullMarked
package io.hutong.sandbox.certificate;

import org.jspecify.annotations.NullMarked;
