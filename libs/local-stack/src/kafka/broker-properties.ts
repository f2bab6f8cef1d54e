/** One node of the cluster: broker and controller in one process, as small installations run it. */
export interface BrokerNode {
  readonly id: number;
  readonly port: number;
  readonly controllerPort: number;
  /** A second listener, whose clients are told to come by another port: that of a proxy in front of it. */
  readonly proxied?: { readonly port: number; readonly advertisedPort: number };
  /** A listener at which clients encrypt, name themselves, and may do what ACLs allow. */
  readonly secured?: { readonly port: number };
}

/** `server.properties` of one node. The sizes are for one machine; the reasons are in ADR 0005. */
export function brokerProperties(
  node: BrokerNode,
  nodes: readonly BrokerNode[],
  logFolder: string,
  further: Readonly<Record<string, string | number | boolean>> = {},
): string {
  const replicas = Math.min(3, nodes.length);
  const { proxied, secured } = node;
  const secure = secured ? `,SECURED://127.0.0.1:${secured.port}` : '';
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'controller.quorum.voters': nodes.map((n) => `${n.id}@127.0.0.1:${n.controllerPort}`).join(','),
    listeners:
      `PLAINTEXT://127.0.0.1:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}` +
      (proxied ? `,PROXIED://127.0.0.1:${proxied.port}` : '') +
      secure,
    'advertised.listeners':
      `PLAINTEXT://127.0.0.1:${node.port}` +
      (proxied ? `,PROXIED://127.0.0.1:${proxied.advertisedPort}` : '') +
      secure,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map':
      'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT,SECURED:SASL_SSL',
    'log.dirs': logFolder,
    'log.segment.bytes': 16_777_216,
    // What is too old for its topic goes within seconds instead of minutes, so that a record of the wrong age does not outlive a test (ADR-0153).
    'log.initial.task.delay.ms': 2_000,
    'log.retention.check.interval.ms': 2_000,
    'log.cleaner.dedupe.buffer.size': 2_097_152,
    // Topics are made from the contracts, with their partition counts: a misspelt name must fail, not appear.
    'auto.create.topics.enable': false,
    'default.replication.factor': replicas,
    'min.insync.replicas': replicas > 1 ? 2 : 1,
    'offsets.topic.num.partitions': 1,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': replicas > 1 ? 2 : 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': replicas > 1 ? 2 : 1,
    'group.initial.rebalance.delay.ms': 0,
    'controlled.shutdown.enable': true,
    // A killed broker is back in 2–5 s instead of 11: the controller forgets the old session sooner.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'num.network.threads': 2,
    'num.io.threads': 4,
    ...further,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
