/**
 * Foreign tables into a register by SQL mappings, run by DuckDB.
 *
 * <p>A mapping is a directory: {@code mapping.yaml} (title, currency, source, licence, note; {@code unmapped:} a reason
 * per {@code table.column} the source does not hold; {@code extra:} columns beyond the format, per table, with their
 * types), one {@code <table>.sql} with one SELECT per table, and if useful {@code prepare.sql} with views and macros.
 * Each file of the source (.csv, .csv.gz, .parquet, .xlsx) is a view named by its file name up to the first dot; a
 * sheet of a workbook with several is {@code file_sheet}. Columns of CSV files and sheets are text and are cast in the
 * query. A query yields columns of the register format, or extra ones, and nothing else; money is an integer or a
 * DECIMAL of no more decimals than the currency has, never a floating number: its rounding stands in the query.
 * Queries reach the source directory and no other file, no network and no extension.
 */
@NullMarked
package org.holdfast.convert;

import org.jspecify.annotations.NullMarked;
