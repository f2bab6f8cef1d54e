/** The yardstick's tables: what a whistle must leave behind, with the fewest indexes that such tables can do with. */
export const SCHEMA = `
create table ticket (
  id uuid primary key, category text not null, title text not null, description text not null, state text not null,
  raised_at timestamptz not null);
create table assignment (
  id uuid primary key, ticket_id uuid not null, unit text not null, state text not null, due_at timestamptz not null);
create index on assignment (ticket_id);
create table event_log (
  ticket_id uuid not null, version int not null, id uuid not null, type text not null, data json not null,
  primary key (ticket_id, version));
create table outbox (
  position bigint generated always as identity primary key, id uuid not null, ticket_id uuid not null, type text not null,
  data text not null);
create table inbox (id uuid primary key);
create table count_of (type text primary key, value bigint not null)`;

/** Assignments of a whistle, and the units that get them. */
export const UNITS = ['customs', 'maritime', 'border', 'port', 'council'] as const;

/** Where the yardstick's two programs find their servers. */
export interface Servers {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  /** Each laying of the yardstick has a topic of its own. */
  readonly topic: string;
}
