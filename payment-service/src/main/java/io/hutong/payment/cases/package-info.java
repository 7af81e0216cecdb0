/** What a person has to look at because money is in question, until somebody has resolved it. */
@NullMarked
package io.hutong.payment.cases;

import org.jspecify.annotations.NullMarked;
