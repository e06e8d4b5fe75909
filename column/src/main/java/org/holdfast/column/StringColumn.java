package org.holdfast.column;

/** Strings, identifiers and enumerations, as codes of a {@link Dictionary} that other columns may share. */
public final class StringColumn implements Column {
    private final IntegerArray codes;
    private final Dictionary dictionary;

    private StringColumn(IntegerArray codes, Dictionary dictionary) {
        this.codes = codes;
        this.dictionary = dictionary;
    }

    @Override
    public Kind kind() {
        return Kind.STRING;
    }

    @Override
    public int rows() {
        return codes.size();
    }

    @Override
    public boolean isKnown(int row) {
        return codes.get(row) >= 0;
    }

    /** The cell's code in {@link #dictionary()}, or -1 when the cell is unknown. */
    public int code(int row) {
        return (int) codes.get(row);
    }

    /** The cell's text; only for a known cell. */
    public String get(int row) {
        return dictionary.text(code(row));
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** Collects the cells of a column, first row first. */
    public static final class Builder {
        private final IntegerArray codes = new IntegerArray();
        private final Dictionary dictionary;

        /** A column whose codes are those of {@code dictionary}, new or shared. */
        public Builder(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        public void add(String value) {
            codes.add(dictionary.code(value));
        }

        /** Adds a cell by its code in the dictionary. */
        public void addCode(int code) {
            codes.add(code);
        }

        public void addUnknown() {
            codes.add(-1);
        }

        public StringColumn build() {
            codes.trim();
            return new StringColumn(codes, dictionary);
        }
    }
}
