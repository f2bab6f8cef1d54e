/**
 * SQL for a column that makes its statement's commit wait until the synchronous standby, if there is one, has all that the statement has seen
 * (ADR-0186, ADR-0189). The message is in no table: it is a line of WAL, whose commit is answered when the standby has that line and all
 * before it. In a subselect it is written once, and only if a row comes out. Without a standby, null and nothing written.
 */
export const standbyHasIt = `case when current_setting('synchronous_standby_names') <> '' and not current_setting('transaction_read_only')::boolean
  then pg_logical_emit_message(true, 'muster', ''::text) end`;
