import type { ServiceName } from '@muster/local-stack';
import type { Alliance } from '../campaign/alliances.js';
import type { FailingHandler, PoisonRecord } from '../faults/poison-ledger.js';
import type { Comeback } from '../faults/supervisor.js';

/** A time in which something was being broken or brought back. Milliseconds since 1970. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** How an operator settled what had been put aside: rounds of retrying and discarding at the reader that took most of them. */
export interface Settled {
  readonly rounds: number;
  readonly seconds: number;
}

/** Where the checker may look: HTTP answers, tables, topics, and what the client wrote down. It shares no code with the services. */
export interface Evidence {
  readonly query: <Row extends object>(
    service: ServiceName,
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
  /** Bootstrap addresses of the brokers. */
  readonly brokers: readonly string[];
  readonly gatewayUrl: string;
  readonly alliances: readonly Alliance[];
  readonly journalFile: string;
  /** Stops the service that whistles live in, so that no deadline passes while tables are compared, and waits until all is quiet. */
  readonly quieten: () => Promise<void>;
  /** Runs `statistics verify`; its objections, empty when there are none. */
  readonly verifyStatistics: () => Promise<string>;
  /** What an analyst of the first alliance saw on the stream. */
  readonly stream: {
    readonly seen: ReadonlySet<string>;
    readonly disconnects: number;
    readonly complaints: readonly string[];
  };
  /** What a unit of the first alliance was sent to its endpoint. */
  readonly webhooks: {
    readonly unitId: string;
    readonly seen: ReadonlySet<string>;
    readonly repeated: number;
    readonly complaints: readonly string[];
  };
  /** What a reader missed right after it had been acknowledged. */
  readonly forgotten: readonly string[];
  readonly poison: {
    readonly sent: readonly PoisonRecord[];
    readonly keys: readonly string[];
    readonly damaged: readonly string[];
    readonly failing: readonly FailingHandler[];
    readonly delays: readonly number[];
  };
  /** What the operator did about it once everything was at rest. */
  readonly settled: Settled;
  readonly outages: readonly Outage[];
  /** When the brokers had lost records and everything had been published again. Milliseconds since 1970. */
  readonly brokerLosses: readonly number[];
  readonly comebacks: readonly Comeback[];
  readonly troubles: readonly string[];
  /** How the system came to rest after the last fault. */
  readonly rest: { readonly seconds: number | null; readonly left: readonly string[] };
}
