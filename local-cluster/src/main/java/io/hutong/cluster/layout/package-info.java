/** Where things are: directories, ports, addresses. */
@NullMarked
package io.hutong.cluster.layout;

import org.jspecify.annotations.NullMarked;
