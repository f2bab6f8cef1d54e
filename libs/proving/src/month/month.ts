import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Arena } from '../campaign/arena.js';
import { comeToRest } from '../campaign/rest.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { Supervisor } from '../faults/supervisor.js';
import { arrangeHolidays, openMonth } from './cast.js';
import { examineFigures } from './examine-figures.js';
import { examineWhistles } from './examine.js';
import { midnight } from './local-time.js';
import { Messenger } from './messenger.js';
import { MonthClock } from './month-clock.js';
import { type Interlude, Play, type Tale } from './play.js';
import type { Row } from './timetable.js';

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
  readonly whistles: number;
  /** Instants at which the clock stood. */
  readonly stops: number;
  readonly killed: readonly string[];
  /** Seconds of playing, without opening and examining. */
  readonly seconds: number;
  /** Where anything was not exactly as written; none is what is promised. */
  readonly objections: readonly string[];
}

const OPENS = Date.parse('2026-09-30T09:00:00+08:00');
/** On the first morning of the holidays, when clocks by the old calendar have been running since the day before. */
const ARRANGED = Date.parse('2026-10-01T08:00:00+08:00');
const CURTAIN = midnight('2026-12-01');
const REST_PATIENCE_S = 60;
/** So that some die before the first answer of an instant and some in the middle of its work. */
const MOST_ANSWERS_BEFORE_KILL = 12;

/** Plays a month and compares everything that came of it with what the stories say. */
export async function playMonth(options: MonthOptions): Promise<MonthResults> {
  const { root, folder, kills, log } = options;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'clock');
  const clock = MonthClock.set(file, OPENS);
  const arena = await Arena.open({
    root,
    brokers: kills > 0 ? 3 : 1,
    env: {
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'libs', 'proving', 'dist', 'month', 'preload.js')).href}`,
      MUSTER_MONTH_CLOCK: file,
      MUSTER_MONTH_LIBS: join(root, 'libs'),
    },
    prepareDatabase: async (name, url) => {
      if (name === 'muster_escalation') await clock.install(url);
    },
    openAlliances: openMonth,
    log,
  });
  const messenger = new Messenger(arena.system.gatewayUrl);
  try {
    const tales = talesOf(options.timetable);
    const play = new Play(arena, clock, messenger, tales);
    const supervisor = new Supervisor(arena);
    const holidays = {
      at: ARRANGED,
      happen: () =>
        arrangeHolidays(arena.system.gatewayUrl, arena.alliances[0]!, (name) => arena.databaseUrl(name)),
    };
    const began = performance.now();
    await play.run([holidays], CURTAIN, killing(supervisor, messenger, kills));
    const seconds = Math.round((performance.now() - began) / 1000);
    log(
      `▸ ${tales.length} 件哨件 whistles, ${play.stops} stops, ${supervisor.kills.length} kills, ${seconds} s`,
    );
    const rest = await comeToRest(arena, REST_PATIENCE_S);
    return {
      whistles: tales.length,
      stops: play.stops,
      killed: supervisor.kills.map(({ target }) => target),
      seconds,
      objections: [
        ...rest.left,
        ...supervisor.troubles,
        ...(await examineWhistles(arena, tales)),
        ...(await examineFigures(arena, messenger, tales)),
        ...(await verified(arena)),
      ],
    };
  } finally {
    await messenger.close();
    await arena.close();
  }
}

/** What `statistics verify` objects to: cells that are not what the log adds up to. */
async function verified(arena: Arena): Promise<string[]> {
  return arena.system.run('statistics', ['verify']).then(
    () => [],
    (error: Error) => [error.message],
  );
}

function talesOf(timetable: readonly Row[]): Tale[] {
  return timetable.flatMap(([story, firstDays, whistles]) =>
    firstDays.flatMap((firstDay) =>
      Array.from({ length: whistles }, (_, index) => ({ story, firstDay, number: index + 1 })),
    ),
  );
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
