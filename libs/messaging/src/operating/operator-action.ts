import { type Queryable, statement } from '@muster/persistence';

/** What an operator did, for whoever asks later. */
export interface OperatorAction {
  /** Who: an account or a login name, as the command line was told. */
  readonly operator: string;
  /** e.g. `dlq.discard`. */
  readonly action: string;
  readonly reason?: string | undefined;
  readonly detail: object;
}

/** An action as it stands in the table. */
export interface RecordedAction {
  readonly id: number;
  readonly at: Date;
  readonly operator: string;
  readonly action: string;
  readonly reason: string | null;
  readonly detail: Record<string, unknown>;
}

const insert = statement(
  'operator_action_insert',
  'insert into operator_action (operator, action, reason, detail) values ($1, $2, $3, $4)',
);
const list = statement(
  'operator_actions',
  `select id, at, operator, action, reason, detail from operator_action
   where starts_with(action, $1) order by id desc limit $2`,
);

/** Records an action; in the transaction of what it does, so that neither is there without the other. */
export async function recordAction(
  db: Queryable,
  { operator, action, reason, detail }: OperatorAction,
): Promise<void> {
  await db.query(insert, [operator, action, reason ?? null, JSON.stringify(detail)]);
}

/** The latest actions whose name begins with `prefix`, newest first. @param limit 1 or more. */
export function recordedActions(db: Queryable, prefix: string, limit: number): Promise<RecordedAction[]> {
  return db.query<RecordedAction>(list, [prefix, limit]);
}
