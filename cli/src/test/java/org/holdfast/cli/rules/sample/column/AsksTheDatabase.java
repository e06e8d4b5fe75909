package org.holdfast.cli.rules.sample.column;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks the border of the module column: columns know no framework. */
class AsksTheDatabase {
    JdbcClient database;
}
