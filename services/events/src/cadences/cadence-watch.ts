import { Injectable } from '@nestjs/common';
import { type Instant, localDate } from '@muster/clock';
import { Directories, type DirectorySnapshot } from '@muster/directory';
import { VersionConflict } from '@muster/messaging';
import { Database, RegularLook } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { v5 as uuidv5 } from 'uuid';
import { type Cadence, type CadenceDue, type CadenceEvent, decideCadence } from '../domain/cadence.js';
import { isPer, periodAt } from '../domain/period.js';
import { CadenceStore } from '../persistence/cadence.store.js';
import { type Duty, SecretaryRotaStore } from '../persistence/secretary-rota.store.js';
import { Cadences } from '../recording/aggregates.js';

const EVERY_MS = 10_000;
/** What a secretary on duty organises (mechanisms 2.21): the kind of an activity, and the mechanism that it counts for. */
const THEME_DAY = 'joint_theme_day';
const SYSTEM = { account_id: 'system', role: 'system' };
/** Of the periods' ids: every process that looks gives a mechanism's period the same one. */
const NAMESPACE = '6c0d4ab8-5f2c-5b0e-9a43-4d0c2f6f8f11';

/**
 * Looks every ten seconds, by database time, which periods have begun, were kept, run out or are over (mechanisms 2.7, ADR-0220). Several
 * processes may look at once: who comes second finds it done.
 */
@Injectable()
export class CadenceWatch extends RegularLook {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly store: CadenceStore,
    private readonly rotas: SecretaryRotaStore,
    private readonly cadences: Cadences,
    private readonly recorder: Recorder,
  ) {
    super(EVERY_MS, 'cadences');
  }

  protected async lookOnce(): Promise<void> {
    await this.openBegun();
    await this.judgeWatched();
  }

  private async openBegun(): Promise<void> {
    const now = this.database.now().getTime();
    const due: { tenantId: string; cadence: CadenceDue }[] = [];
    const duties = await this.rotas.duties();
    for (const tenantId of await this.store.alliances()) {
      const directory = await this.directories.get(tenantId);
      if (!directory) continue;
      const cadences = dueNow(tenantId, directory, duties.get(tenantId), now);
      due.push(...cadences.map((cadence) => ({ tenantId, cadence })));
    }
    const opened = await this.store.opened(due.map(({ cadence }) => cadence.id));
    for (const { tenantId, cadence } of due.filter((each) => !opened.has(each.cadence.id)))
      await this.record(tenantId, cadence.id, true, async () => [{ type: 'cadence.opened', ...cadence }]);
  }

  private async judgeWatched(): Promise<void> {
    const watched = await this.store.watched();
    const occurrences = await this.store.occurrences(watched);
    const now = this.database.now().getTime();
    for (const { tenantId, state } of watched) {
      const counted = occurrences.get(state.id)!;
      if (decideCadence(state, counted, now).length === 0) continue;
      await this.record(tenantId, state.id, false, async (cadence) => decideCadence(cadence!, counted, now));
    }
  }

  // What fails for one period must not keep the others from being looked at.
  private async record(
    tenantId: string,
    id: string,
    isNew: boolean,
    decide: (cadence: Cadence | undefined) => Promise<CadenceEvent[]>,
  ): Promise<void> {
    try {
      const present = async () => ({});
      await this.recorder.record(this.cadences, { tenantId, actor: SYSTEM, id, isNew, decide, present });
    } catch (error) {
      if (error instanceof VersionConflict) return; // another process has done it
      this.logger.error({ message: 'a cadence could not be recorded', tenant_id: tenantId, id, error });
    }
  }
}

/**
 * What is due in the periods that an instant lies in: what the directory says, and of a secretary's duty a joint theme day per period (kpis
 * A2; mechanisms 2.21), unless the directory says how often those are due.
 */
function dueNow(
  tenantId: string,
  { alliance }: DirectorySnapshot,
  duty: Duty | undefined,
  now: Instant,
): CadenceDue[] {
  if (!alliance) return [];
  const { time_zone: timeZone, operating_model: model } = alliance;
  const due = (code: string, per: string, times: number): CadenceDue[] => {
    if (!isPer(per)) return [];
    const { code: period, startsAt, endsAt } = periodAt(per, timeZone, now);
    const id = uuidv5(JSON.stringify([tenantId, code, period]), NAMESPACE);
    const [from, to] = [new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
    return [{ id, mechanismCode: code, per, times, period, startsAt: from, endsAt: to }];
  };
  const said = (model?.mechanisms ?? []).flatMap(({ code, cadence }) =>
    cadence ? due(code, cadence.per, cadence.times) : [],
  );
  if (!duty || said.some(({ mechanismCode }) => mechanismCode === THEME_DAY)) return said;
  const whole = due(THEME_DAY, duty.per, 1).filter(
    ({ startsAt }) => localDate(timeZone, Date.parse(startsAt)) >= duty.since,
  );
  return [...said, ...whole];
}
