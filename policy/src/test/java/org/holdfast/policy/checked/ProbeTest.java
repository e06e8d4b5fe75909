package org.holdfast.policy.checked;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ProbeTest {
    @Test
    void probe() throws Exception {
        StringBuilder b = new StringBuilder();
        for (String s : Files.readAllLines(Path.of("/tmp/t_sn/probe.txt"))) {
            if (s.isBlank()) continue;
            try {
                var o = Expressions.read(s.replace("\\n", "\n"), Names.Scope.DECISION, null);
                b.append(s).append("\n");
                if (o.expression() != null)
                    b.append("   OK ")
                            .append(org.holdfast.policy.expression.ExpressionText.of(o.expression()))
                            .append("\n");
                o.issues()
                        .forEach(i -> b.append("   ")
                                .append(i.at())
                                .append(' ')
                                .append(i.code())
                                .append(' ')
                                .append(i.message())
                                .append(" // ")
                                .append(i.fix())
                                .append("\n"));
            } catch (Throwable t) {
                b.append(s)
                        .append("\n   THROWS ")
                        .append(t)
                        .append(" ")
                        .append(t.getStackTrace().length > 0 ? t.getStackTrace()[0] : "")
                        .append("\n");
            }
        }
        Files.writeString(Path.of("/tmp/t_sn/probe.out"), b.toString());
    }
}
