/** One order, all the way. */
@NullMarked
package io.hutong.cluster.demo;

import org.jspecify.annotations.NullMarked;
