import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Arena } from '../campaign/arena.js';
import { commitOf } from '../campaign/commit.js';
import { comeToRest } from '../campaign/rest.js';
import { readSealedLogs } from '../checker/sealed-log.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { type Kill, Supervisor } from '../faults/supervisor.js';
import { arrangeHolidays, openMonth } from './cast.js';
import { examineFigures } from './examine-figures.js';
import { examineWhistles } from './examine.js';
import { midnight } from './local-time.js';
import { Messenger } from './messenger.js';
import { MonthClock } from './month-clock.js';
import { type Interlude, Play, type Tale } from './play.js';
import { type Row, talesOf } from './timetable.js';

/** How a month is played. */
export interface MonthOptions {
  /** The repository. */
  readonly root: string;
  /** Where its clock lies. */
  readonly folder: string;
  readonly timetable: readonly Row[];
  /** Processes killed at as many instants of the script. */
  readonly kills: number;
  readonly log: (line: string) => void;
}

/** What came of it. */
export interface MonthResults {
  readonly began: string;
  readonly commit: string;
  readonly stories: number;
  readonly whistles: number;
  /** Instants at which the clock stood. */
  stops: number;
  kills: readonly Kill[];
  /** Seconds of playing, without opening and examining. */
  seconds: number;
  /** Where anything was not exactly as written; none is what is promised. */
  objections: readonly string[];
}

interface DeadLetter {
  readonly topic: string;
  readonly key: string | null;
  readonly type: string | null;
  readonly state: string;
  readonly error_code: string | null;
  readonly error_message: string | null;
}

const OPENS = Date.parse('2026-09-30T09:00:00+08:00');
/** On the first morning of the holidays, when clocks by the old calendar have been running since the day before. */
const ARRANGED = Date.parse('2026-10-01T08:00:00+08:00');
const CURTAIN = midnight('2026-12-01');
const REST_PATIENCE_S = 60;
/** So that some die before the first answer of an instant and some in the middle of its work. */
const MOST_ANSWERS_BEFORE_KILL = 12;

/** Plays a month and compares everything that came of it with what the stories say. A play that breaks off objects to itself. */
export async function playMonth(options: MonthOptions): Promise<MonthResults> {
  const tales = talesOf(options.timetable);
  const results: MonthResults = {
    began: new Date().toISOString(),
    commit: commitOf(options.root),
    stories: options.timetable.length,
    whistles: tales.length,
    stops: 0,
    kills: [],
    seconds: 0,
    objections: [],
  };
  mkdirSync(options.folder, { recursive: true });
  const clock = MonthClock.set(join(options.folder, 'clock'), OPENS);
  const arena = await openArena(options, clock);
  const messenger = new Messenger(arena.system.gatewayUrl);
  try {
    await play({ arena, messenger, clock, tales, options, results });
    results.objections = await examine(arena, messenger, tales, results.objections);
  } catch (error) {
    results.objections = [...results.objections, `broke off: ${(error as Error).message}`];
  } finally {
    await messenger.close();
    await arena.close();
  }
  return results;
}

function openArena({ root, kills, log }: MonthOptions, clock: MonthClock): Promise<Arena> {
  const preload = join(root, 'libs', 'proving', 'dist', 'month', 'preload.js');
  return Arena.open({
    root,
    brokers: kills > 0 ? 3 : 1,
    env: {
      NODE_OPTIONS: `--import=${pathToFileURL(preload).href}`,
      MUSTER_MONTH_CLOCK: clock.file,
      MUSTER_MONTH_LIBS: join(root, 'libs'),
    },
    modular: ['escalation'],
    prepareDatabase: async (name, url) => {
      if (name === 'muster_escalation') await clock.install(url);
    },
    openAlliances: openMonth,
    log,
  });
}

async function play({
  arena,
  messenger,
  clock,
  tales,
  options,
  results,
}: {
  readonly arena: Arena;
  readonly messenger: Messenger;
  readonly clock: MonthClock;
  readonly tales: readonly Tale[];
  readonly options: MonthOptions;
  readonly results: MonthResults;
}): Promise<void> {
  const stage = new Play(arena, clock, messenger, tales);
  const supervisor = new Supervisor(arena);
  const holidays = {
    at: ARRANGED,
    happen: () => arrangeHolidays(messenger, arena.alliances[0]!, (name) => arena.databaseUrl(name)),
  };
  const began = performance.now();
  try {
    await stage.run([holidays], CURTAIN, killing(supervisor, messenger, options.kills));
  } finally {
    results.seconds = Math.round((performance.now() - began) / 1000);
    results.stops = stage.stops;
    results.kills = supervisor.kills;
    results.objections = supervisor.troubles;
  }
  options.log(
    `▸ ${tales.length} whistles, ${stage.stops} stops, ${results.kills.length} kills, ${results.seconds} s`,
  );
}

async function examine(
  arena: Arena,
  messenger: Messenger,
  tales: readonly Tale[],
  troubles: readonly string[],
): Promise<string[]> {
  const { left } = await comeToRest(arena, REST_PATIENCE_S);
  return [
    ...troubles,
    ...left,
    ...(await unapplied(arena)),
    ...(await examineWhistles(arena, tales)),
    ...(await examineFigures(arena, messenger, tales)),
    ...(await verified(arena)),
    ...(await chained(arena)),
  ];
}

/** Events that a service read and did not take: put aside, or, in the statistics, kept until one before them comes. None is meant to be. */
async function unapplied(arena: Arena): Promise<string[]> {
  const aside = arena.services.map(async (service) => {
    const letters = await arena.query<DeadLetter>(
      service,
      `select topic, key, headers ->> 'ce_type' as type, state, error_code, error_message from dead_letter order by id`,
    );
    return letters.map((each) => `${service} put aside: ${Object.values(each).join(', ')}`);
  });
  const waiting = await arena.query<{ key: string; version: number; latest: number }>(
    'statistics',
    'select key, version, latest from fact where latest > version order by key',
  );
  return [
    ...(await Promise.all(aside)).flat(),
    ...waiting.map(({ key, version, latest }) => `statistics has ${key} up to ${version}, and ${latest}`),
  ];
}

/** What `statistics verify` objects to: cells that are not what the log adds up to. */
async function verified(arena: Arena): Promise<string[]> {
  return arena.system.run('statistics', ['verify']).then(
    () => [],
    (error: Error) => [error.message],
  );
}

/** What the audit chains object to, and events that they do not have. */
async function chained(arena: Arena): Promise<string[]> {
  const { query } = arena;
  const { wrong } = await readSealedLogs({
    query: query.bind(arena) as typeof query,
    brokers: arena.brokers,
    services: arena.services,
    topic: 'muster.audit.v1',
  });
  return wrong;
}

/** A process dies while the scenes of an instant are played, and is started again; the scenes go on until all is acknowledged. */
function killing(supervisor: Supervisor, messenger: Messenger, kills: number): Interlude {
  const random = new SeededRandom('month');
  const victims = random.shuffled(supervisor.targets);
  return async (stop, stops, scenes) => {
    const victim = Math.floor((stop * kills) / stops);
    if (Math.floor(((stop + 1) * kills) / stops) === victim) return scenes();
    const played = scenes();
    await Promise.race([played, messenger.acknowledged(random.between(0, MOST_ANSWERS_BEFORE_KILL))]);
    await supervisor.kill(victims[victim % victims.length]!);
    await supervisor.bringBack();
    await played;
  };
}
