import { type Cluster, TOPIC } from './cluster.js';
import { replayOnce } from './operator.js';
import type { Fault } from './schedule.js';

/** Lets a fault happen. */
export function strike(cluster: Cluster, fault: Fault): void {
  cluster.time.note(
    () => `! ${fault.kind} (process ${fault.process}, ${Math.round(fault.ms)} ms, ${fault.key})`,
  );
  strikes[fault.kind](cluster, fault);
}

const strikes: Record<Fault['kind'], (cluster: Cluster, fault: Fault) => void> = {
  kill(cluster, { process: index, ms }) {
    const process = cluster.processes[index]!;
    if (!process.parts.life.alive) return;
    cluster.kill(index);
    cluster.time.after(ms, () => {
      if (cluster.processes[index] === process && !cluster.calm) cluster.start(index);
    });
  },
  restart(cluster, { process }) {
    if (cluster.processes[process]!.parts.life.alive) cluster.track(cluster.restart(process));
  },
  freeze(cluster, { process, ms }) {
    cluster.processes[process]!.parts.life.freeze(ms);
    cluster.time.after(cluster.random.next() * ms, () => cluster.group.rebalance());
  },
  cut(cluster, { process }) {
    const clients = [...cluster.processes[process]!.pool.clients];
    if (clients.length > 0) cluster.random.pick(clients).cut();
  },
  depose(cluster) {
    const holders = cluster.network.server.lockHolders();
    for (const client of allClients(cluster)) if (holders.includes(client.session)) client.cut('now');
  },
  'database down'(cluster, { ms }) {
    cluster.network.reachable = false;
    for (const client of allClients(cluster)) client.cut('now');
    cluster.time.after(ms, () => (cluster.network.reachable = true));
  },
  'broker down'(cluster, { ms }) {
    cluster.broker.reachable = false;
    cluster.time.after(ms, () => (cluster.broker.reachable = true));
  },
  rebalance: (cluster) => cluster.group.rebalance(),
  'client crash': (cluster) => cluster.group.crashOne(),
  rewind: (cluster) => cluster.group.rewind(),
  garbage(cluster, { key }) {
    const foreign = { topic: TOPIC, key, value: '{not json', headers: {} };
    cluster.broker.append(cluster.broker.partitionOf(key), [foreign]);
  },
  replay: (cluster, { process, key }) => cluster.track(replayOnce(cluster, process, key)),
  'mend and replay'(cluster, { process, key }) {
    cluster.mended = true;
    cluster.track(replayOnce(cluster, process, key));
  },
  'lose tail': (cluster) => lose(cluster, (end) => cluster.random.int(end + 1)),
  wipe(cluster) {
    cluster.group.forgetOffsets();
    lose(cluster, () => 0);
  },
};

function allClients(cluster: Cluster) {
  return cluster.processes.flatMap(({ pool }) => [...pool.clients]);
}

function lose(cluster: Cluster, keep: (end: number) => number): void {
  cluster.lostRecords = true;
  for (const partition of cluster.broker.partitions) partition.truncate(keep(partition.end));
}
