/** A message in a row of the outbox. */
export interface PackedMessage {
  /** Its event's id, or one of its own where no event stands behind it. */
  readonly id: string;
  /** Of its aggregate, from 1. */
  readonly version: number;
  /** Its contract type. */
  readonly type: string;
  /** When it happened, epoch milliseconds. */
  readonly occurredAt: number;
  /** JSON without line breaks, passed on as it is. */
  readonly payload: string;
}

/** Lines of one message: id, version, type, instant, payload. */
const LINES = 5;

/**
 * What a change publishes, as one row of the outbox has it: a message per five lines (ADR-0175). JSON writes a line break inside of a text as
 * `\n`, so that lines need no marks of their own, and reading them is one split.
 */
export function packMessages(messages: readonly PackedMessage[]): string {
  return messages
    .map(({ id, version, type, occurredAt, payload }) => [id, version, type, occurredAt, payload].join('\n'))
    .join('\n');
}

/** The messages of a row, in their order. @throws RangeError for a text that was not packed. */
export function unpackMessages(text: string): PackedMessage[] {
  const lines = text.split('\n');
  if (lines.length % LINES !== 0) throw new RangeError(`${lines.length} lines are no messages`);
  const messages: PackedMessage[] = [];
  for (let at = 0; at < lines.length; at += LINES) {
    messages.push({
      id: lines[at]!,
      version: Number(lines[at + 1]),
      type: lines[at + 2]!,
      occurredAt: Number(lines[at + 3]),
      payload: lines[at + 4]!,
    });
  }
  return messages;
}

/** SQL for one packed message. Each part is an expression; the payload's is of type json, the instant's timestamptz. */
export function packedMessageSql(of: {
  id: string;
  version: string;
  type: string;
  occurredAt: string;
  payload: string;
}): string {
  const instant = `trunc(extract(epoch from ${of.occurredAt}) * 1000)`;
  const payload = `translate(${of.payload}::text, e'\\r\\n', '  ')`; // between JSON's parts they are but blanks
  return `concat_ws(e'\\n', ${of.id}, ${of.version}, ${of.type}, ${instant}, ${payload})`;
}

/**
 * Makes a row of the outbox hold all that one change publishes (ADR-0175), what waits included; the view shows the messages one by one. Rows
 * stay in their page as they are as long as they fit: they live for milliseconds, which pays for no compression.
 */
export function outboxOfChanges(): string[] {
  const packed = packedMessageSql({
    id: 'message_id',
    version: 'version',
    type: 'type',
    occurredAt: 'occurred_at',
    payload: 'payload',
  });
  return [
    `alter table outbox add column first_version bigint, add column message_count int, add column messages text`,
    `update outbox set first_version = version, message_count = 1, messages = ${packed}`,
    `alter table outbox alter column first_version set not null, alter column message_count set not null,
      alter column messages set not null, alter column messages set storage external,
      drop column message_id, drop column type, drop column occurred_at, drop column payload`,
    `alter table outbox set (toast_tuple_target = 8160)`,
    `create view outbox_message as
      select position, place, shard, topic, key, line[${LINES} * place + 2]::bigint as version, tenant_id,
        line[${LINES} * place + 1]::uuid as message_id, line[${LINES} * place + 3] as type,
        to_timestamp(line[${LINES} * place + 4]::float8 / 1000) as occurred_at, recorded_at, correlation_id, traceparent,
        line[${LINES} * place + 5]::json as payload
      from outbox cross join lateral string_to_array(messages, e'\\n') as line cross join generate_series(0, message_count - 1) as place`,
  ];
}
