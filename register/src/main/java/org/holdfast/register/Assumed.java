package org.holdfast.register;

import java.nio.charset.StandardCharsets;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;

/** The column that stands for an absent one whose standard value holds for every row. */
final class Assumed {
    private Assumed() {}

    static Column column(ColumnSchema schema, int rows) {
        Intake intake = Intake.of(schema, null);
        byte[] standard = String.valueOf(schema.standard()).getBytes(StandardCharsets.UTF_8);
        if (intake.look(standard, 0, standard.length) != null) {
            throw new IllegalStateException("The standard value of " + schema.name() + " is not a value of it");
        }
        for (int row = 0; row < rows; row++) {
            intake.keep();
        }
        return intake.build();
    }
}
