/** A policy pack that has been checked: the only form the engine sees. */
@NullMarked
package org.holdfast.policy.pack;

import org.jspecify.annotations.NullMarked;
