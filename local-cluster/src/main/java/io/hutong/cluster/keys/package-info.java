/** Keys, passwords and tokens of the local cluster; made at first start, never committed. */
@NullMarked
package io.hutong.cluster.keys;

import org.jspecify.annotations.NullMarked;
