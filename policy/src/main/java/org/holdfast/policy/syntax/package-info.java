/** What a pack's files declare, before any expression is understood. */
@NullMarked
package org.holdfast.policy.syntax;

import org.jspecify.annotations.NullMarked;
