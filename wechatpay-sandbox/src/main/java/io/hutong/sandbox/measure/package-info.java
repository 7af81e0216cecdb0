/** What a signed debit costs, beside what its signatures alone cost. */
@NullMarked
package io.hutong.sandbox.measure;

import org.jspecify.annotations.NullMarked;
