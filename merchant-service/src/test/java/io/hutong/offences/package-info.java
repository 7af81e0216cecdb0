/**
 * Classes that break the rules of the house, to see that each rule notices. Outside of the service,
 * which would make beans of them.
 */
@NullMarked
package io.hutong.offences;

import org.jspecify.annotations.NullMarked;
