package org.holdfast.engine.columnar;

import org.holdfast.column.Dictionary;

/**
 * Numbers for texts, so that kernels compare numbers. Texts of the pack and of dictionaries keep theirs for the whole
 * run; other texts have one for the batch they occur in.
 */
final class TextPool {
    private final Dictionary lasting;
    private Dictionary passing = new Dictionary();

    private TextPool(Dictionary lasting) {
        this.lasting = lasting;
    }

    TextPool() {
        this(new Dictionary());
    }

    /** A pool for one thread that shares the lasting texts, to which nobody adds any more. */
    TextPool forThread() {
        return new TextPool(lasting);
    }

    /** The number of a text that lasts. */
    int keep(String text) {
        return lasting.code(text);
    }

    /** The number of a text in this batch. */
    int number(byte[] utf8) {
        int known = lasting.find(utf8, 0, utf8.length);
        return known >= 0 ? known : lasting.size() + passing.code(utf8, 0, utf8.length);
    }

    String text(int number) {
        return number < lasting.size() ? lasting.text(number) : passing.text(number - lasting.size());
    }

    /** Forgets the texts of the batch before. */
    void startBatch() {
        if (passing.size() > 0) {
            passing = new Dictionary();
        }
    }
}
