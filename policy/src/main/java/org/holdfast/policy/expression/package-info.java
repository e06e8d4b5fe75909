/** Typed, three-valued expressions: what facts, indicators, decisions and measures say. */
@NullMarked
package org.holdfast.policy.expression;

import org.jspecify.annotations.NullMarked;
