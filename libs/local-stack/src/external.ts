import type { KafkaCluster, PostgresServer } from './local-stack.js';

const notOurs = async (): Promise<never> => {
  throw Object.assign(new Error('this server was not started here'), { code: 'not_ours' });
};

/** PostgreSQL that someone else runs (`DATABASE_URL`): the path of the URL is replaced per database. */
export function externalPostgres(address: string | undefined): PostgresServer {
  return {
    owned: false,
    pid: undefined,
    url(database) {
      if (address === undefined) throw new Error('this stack was started without PostgreSQL');
      const url = new URL(address);
      if (database !== undefined) url.pathname = `/${database}`;
      return url.href;
    },
    start: notOurs,
    stop: notOurs,
    kill9: notOurs,
    makeStandby: notOurs,
    promoteStandby: notOurs,
    failOver: notOurs,
  };
}

/** Kafka that someone else runs (`KAFKA_BROKERS`). */
export function externalKafka(brokers: readonly string[]): KafkaCluster {
  return {
    owned: false,
    brokers: brokers.map((broker) => broker.trim()),
    securedBrokers: [],
    pid: undefined,
    pids: [],
    nodes: [],
    pidOf: () => undefined,
    start: notOurs,
    stop: notOurs,
    kill9: notOurs,
  };
}
