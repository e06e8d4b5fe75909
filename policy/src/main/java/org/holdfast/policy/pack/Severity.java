package org.holdfast.policy.pack;

/** How grave an indicator is, and what it adds to the score. */
public record Severity(String id, int weight) {}
