import { send } from './client.js';
import { Cluster } from './cluster.js';
import { violationsAtRest, violationsAtTheEnd } from './invariants.js';
import { republish, settleLetters } from './operator.js';
import type { Schedule } from './schedule.js';
import type { Sabotage } from './service-process.js';
import { strike } from './trouble.js';

/** Runs one schedule: the kernel's classes on models of PostgreSQL and Kafka, in virtual time. @returns what was violated. */
export async function simulate(
  schedule: Schedule,
  sabotage: Sabotage = {},
  trace?: string[],
): Promise<string[]> {
  const cluster = new Cluster(schedule, sabotage, trace);
  const { commands, faults } = schedule;
  for (const command of commands) cluster.time.after(command.at, () => send(cluster, command));
  for (const fault of faults) cluster.time.after(fault.at, () => strike(cluster, fault));
  const last = Math.max(0, ...commands.map(({ at }) => at), ...faults.map(({ at, ms }) => at + ms));
  await cluster.time.run(last, () => false);
  const violations = await settle(cluster);
  for (const process of cluster.processes) process.parts.life.kill();
  return violations;
}

async function settle(cluster: Cluster): Promise<string[]> {
  clearUp(cluster);
  if (!(await cluster.rest())) return [cluster.unrest()];
  if (cluster.lostRecords) {
    cluster.track(republish(cluster));
    if (!(await cluster.rest())) return [cluster.unrest()];
  }
  const atRest = cluster.mended ? [] : violationsAtRest(cluster);
  cluster.mended = true;
  cluster.track(settleLetters(cluster));
  if (!(await cluster.rest())) return [...atRest, cluster.unrest()];
  return [...atRest, ...violationsAtTheEnd(cluster)];
}

function clearUp(cluster: Cluster): void {
  cluster.time.note(() => 'from here on everything works');
  cluster.calm = true;
  cluster.weather.clear();
  cluster.network.reachable = true;
  cluster.broker.reachable = true;
  cluster.processes.forEach((process, index) => {
    if (!process.parts.life.alive) cluster.start(index);
  });
}
