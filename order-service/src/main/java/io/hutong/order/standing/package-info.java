/**
 * What a mini-program's suspension means for its orders. New ones are refused by merchant-service;
 * paid ones go on, unless the operator wants the money of open orders back.
 */
@NullMarked
package io.hutong.order.standing;

import org.jspecify.annotations.NullMarked;
