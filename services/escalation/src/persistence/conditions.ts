/** Conditions with their parameters; `$` in a condition stands for its own value. `$1` is the tenant. */
export class Conditions {
  readonly values: unknown[];
  name = '';
  sql = '';

  constructor(tenantId: string) {
    this.values = [tenantId];
  }

  parameter(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  add(name: string, condition: string, ...value: [] | [unknown]): void {
    this.name += `_${name}`;
    const placeholder = value.length > 0 ? this.parameter(value[0]) : '';
    this.sql += ` and ${condition.replaceAll(/\$(?!\d)/g, placeholder.replace('$', '$$$$'))}`;
  }
}
