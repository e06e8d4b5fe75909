package org.holdfast.convert;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** The views and macros of {@code prepare.sql}, made before the queries are checked; nothing else is allowed there. */
final class Preparation {
    private static final Pattern ALLOWED =
            Pattern.compile("(?is)create\\s+(or\\s+replace\\s+)?(temp\\s+|temporary\\s+)?(view|macro|function)\\b.*");

    private Preparation() {}

    static void run(LockedDatabase database, Script script, List<Issue> issues) {
        if (Statements.ambiguous(script.text())) {
            String fix = "write 'quotes' doubled inside quotes, and comments one after another";
            issues.add(script.issue(0, 1, "uses E'..', $$..$$ or nested comments", fix));
            return;
        }
        for (Statements.Statement statement : Statements.of(script.text())) {
            if (!ALLOWED.matcher(statement.text()).matches()) {
                int word = statement.text().split("\\W", 2)[0].length();
                String message = "only CREATE VIEW and CREATE MACRO may stand in prepare.sql";
                issues.add(script.issue(statement.offset(), word, message, "move it into the query that needs it"));
                continue;
            }
            try {
                database.execute(statement.text());
            } catch (SQLException refused) {
                issues.add(DuckMessage.of(refused).in(script, statement.offset(), 0));
            }
        }
    }
}
