@NullMarked
package io.hutong.http;

import org.jspecify.annotations.NullMarked;
