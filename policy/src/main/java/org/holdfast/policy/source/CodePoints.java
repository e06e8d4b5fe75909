package org.holdfast.policy.source;

/** Where each code point of a text begins, counted as Java counts characters. */
final class CodePoints {
    private final int length;
    private final int[] starts;

    CodePoints(String text) {
        this.length = text.length();
        int count = text.codePointCount(0, length);
        this.starts = new int[count == length ? 0 : count];
        for (int i = 0, at = 0; i < starts.length; i++) {
            starts[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
    }

    /** The index in the text of the n-th code point; its end when there are fewer. */
    int index(int codePoint) {
        if (starts.length == 0) {
            return Math.min(codePoint, length);
        }
        return codePoint < starts.length ? starts[codePoint] : length;
    }
}
