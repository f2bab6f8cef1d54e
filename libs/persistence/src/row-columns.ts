import { binaryArray, type ColumnType } from './binary-array.js';

/** The columns of rows that a statement is given, with their types. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>;

/**
 * Rows as PostgreSQL reads them cheapest: one array per column, in binary. As JSON, each row is lexed twice and each of its fields
 * looked up by name; half of what five assignments cost, their indexes left out (ADR-0168).
 */
export class RowColumns<Row extends object> {
  private readonly columns: readonly (readonly [name: keyof Row & string, type: ColumnType])[];

  /** @param types every column, in the order in which the statement shall see them. */
  constructor(types: Readonly<Record<keyof Row & string, ColumnType>>) {
    this.columns = Object.entries(types) as [keyof Row & string, ColumnType][];
  }

  get names(): readonly (keyof Row & string)[] {
    return this.columns.map(([name]) => name);
  }

  /** How many parameters a statement has for them. */
  get width(): number {
    return this.columns.length;
  }

  /** The rows in a FROM clause, named `alias`, whose columns are the parameters from `$first` on. */
  from(first: number, alias: string): string {
    const parameters = this.columns.map(([, type], index) => `$${first + index}::${type}[]`);
    return `unnest(${parameters.join(', ')}) as ${alias}(${this.columns.map(([name]) => `"${name}"`).join(', ')})`;
  }

  /**
   * The parameters. @see binaryArray for what a value of which type must be.
   *
   * @throws RangeError or TypeError for a value that its column cannot hold.
   */
  parameters(rows: readonly Row[]): Buffer[] {
    return this.columns.map(([name, type]) =>
      binaryArray(
        type,
        rows.map((row) => row[name]),
      ),
    );
  }
}
