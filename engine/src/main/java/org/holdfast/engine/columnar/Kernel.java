package org.holdfast.engine.columnar;

import org.holdfast.policy.expression.Type;

/**
 * One operation over whole vectors of a frame. Kernels are values: equal ones do the same, so that a common part of two
 * expressions is computed once. An input may be a constant ({@link Vector#mask} 0).
 */
interface Kernel {
    Type.Scalar type();

    void run(Vector[] in, int rows, Vector out);
}
