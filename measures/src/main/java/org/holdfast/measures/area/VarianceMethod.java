package org.holdfast.measures.area;

/** How the variance between areas is found. */
public enum VarianceMethod {
    /** Restricted maximum likelihood: the degrees of freedom of the covariates are allowed for. */
    REML,
    /** Maximum likelihood. */
    ML,
    /**
     * The moment equation of Fay and Herriot: the weighted residual sum of squares equals its degrees of freedom. For models
     * of areas alone.
     */
    MOMENT
}
