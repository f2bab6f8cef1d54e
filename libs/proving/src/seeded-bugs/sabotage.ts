import {
  deletedBeforeAcknowledgement,
  fanOutOutsideTransaction,
  publishBeforeCommit,
  relaySkipsOnError,
  timerOnLocalClock,
  versionGuardOff,
} from './senders-mistakes.js';
import { appliedTwiceOnRewind, autocommitOn, inboxOff, positionBeforeCommit } from './consumers-mistakes.js';
import { sealerOffByOne, sealerTakesOpenForFinal } from './sealers-mistakes.js';

/** A statement of the kernel: its name tells what it is for. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

export type Values = readonly unknown[];
export type Query = (sql: NamedStatement, values?: Values) => Promise<Record<string, unknown>[]>;

/** The parts of the kernel's `Database` that mistakes are made in. */
export interface DatabasePart {
  query: Query;
  now(): Date;
  transaction<T>(work: (tx: { query: Query }) => Promise<T>): Promise<T>;
  session(): Promise<SessionPart>;
}

export interface SessionPart {
  query(
    request: { name?: string; text: string; values?: Values } | string,
    ...more: unknown[]
  ): Promise<{ rows: object[] }>;
  release(destroy?: boolean | Error): void;
}

export interface KafkaPart {
  publish(messages: readonly object[]): Promise<void>;
  createTopics(topics: readonly object[]): Promise<void>;
}

/** What of a change a mistake needs. */
export interface ChangePart {
  readonly tenantId: string;
  readonly aggregateId: string;
  readonly expectedVersion: number;
  readonly events: readonly {
    readonly id: string;
    readonly occurredAt: Date;
    readonly public: { readonly type: string; readonly data: object } | null;
  }[];
}

export interface EventStorePart {
  readonly options: { readonly service: string; readonly topic: string };
  save(change: ChangePart): Promise<void>;
}

/** What a sabotage gets hold of. */
export interface KernelParts {
  readonly Database: { readonly prototype: DatabasePart };
  readonly EventStore: { readonly prototype: EventStorePart };
  readonly KafkaJsClient: { readonly prototype: KafkaPart };
  readonly encoder: (options: { service: string; publicUrl: string }) => (row: object) => object[];
  /** Says that the mistake has been made. */
  readonly bite: () => void;
}

/** Makes one mistake. */
export type Sabotage = (parts: KernelParts) => void;

/** The mistakes by name. */
export const SABOTAGE: Readonly<Record<string, Sabotage>> = {
  'publish-before-commit': publishBeforeCommit,
  'offset-before-commit': positionBeforeCommit,
  'inbox-off': inboxOff,
  'autocommit-on': autocommitOn,
  'version-guard-off': versionGuardOff,
  'relay-skips-on-error': relaySkipsOnError,
  'deleted-before-acknowledgement': deletedBeforeAcknowledgement,
  'fan-out-outside-transaction': fanOutOutsideTransaction,
  'applied-twice-on-rewind': appliedTwiceOnRewind,
  'timer-on-local-clock': timerOnLocalClock,
  'sealer-off-by-one': sealerOffByOne,
  'sealer-takes-open-for-final': sealerTakesOpenForFinal,
};
