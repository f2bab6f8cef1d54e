import { createHash } from 'node:crypto';
import { type Statement, statement } from '@muster/persistence';

/** Conditions with their parameters; `$` in a condition stands for its own value. `$1` is the tenant. */
export class Conditions {
  readonly values: unknown[];
  sql = '';

  constructor(tenantId: string) {
    this.values = [tenantId];
  }

  parameter(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  add(condition: string, ...value: [] | [unknown]): void {
    const placeholder = value.length > 0 ? this.parameter(value[0]) : '';
    this.sql += ` and ${condition.replaceAll(/\$(?!\d)/g, placeholder.replace('$', '$$$$'))}`;
  }
}

/**
 * The statements of lists, prepared once per combination of conditions. A statement is known by the conditions themselves: names for them
 * could be the same for two, and were.
 */
export class ListStatements {
  private readonly known = new Map<string, Statement>();

  /** @param text of the statement; asked for once. Besides the conditions it may depend on nothing but the list's name. */
  of(list: string, { sql }: Conditions, text: () => string): Statement {
    const key = `${list}${sql}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = statement(`list_${digest(key)}`, text())));
    return found;
  }
}

// PostgreSQL's names have 63 bytes at most.
const digest = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 40);
