import fc from 'fast-check';
import { decideSecretaryRota, type SecretaryRotaCommand } from './decide-secretary-rota.js';
import { daysLater, lastDayOfPeriod, PERS } from './period.js';
import { planTurns, TURNS_AHEAD } from './plan-turns.js';
import { evolveSecretaryRota, MOST_TURNS, type SecretaryRota, servedBy } from './secretary-rota.js';

const BRANCHES = ['cars', 'oils', 'machinery', 'storage', 'e-commerce'];
/** Holidays as they lie in a year: New Year, spring festival, 1 May, the national day's week. */
const HOLIDAYS = [
  '01-01',
  '02-16',
  '02-17',
  '02-18',
  '02-19',
  '05-01',
  '05-02',
  '05-03',
  '10-01',
  '10-02',
  '10-03',
  '10-04',
];

const holidays = (startsOn: string, endsOn: string): number => {
  let count = 0;
  for (let day = startsOn; day <= endsOn; day = daysLater(day, 1))
    count += HOLIDAYS.includes(day.slice(5)) ? 1 : 0;
  return count;
};
const on = (today: string, gone: readonly string[] = []) => ({
  today,
  holidays,
  exists: (id: string) => !gone.includes(id),
});
const setting = (
  partyOrganisationIds: readonly string[],
  turnLength: SecretaryRota['turnLength'] = 'month',
) => ({ type: 'set_rota', id: 'rota', turnLength, partyOrganisationIds }) as const;

/** A rota to which things happen one after the other. */
class Kept {
  rota: SecretaryRota | undefined;

  do(command: SecretaryRotaCommand, today: string, gone: readonly string[] = []): this {
    const events = decideSecretaryRota(this.rota, command, on(today, gone));
    this.rota = events.reduce<SecretaryRota | undefined>(evolveSecretaryRota, this.rota);
    return this;
  }

  get turns(): (readonly [string, string, string])[] {
    return this.rota!.turns.map((turn) => [turn.startsOn, turn.endsOn, turn.partyOrganisationId] as const);
  }
}
const kept = (branches: readonly string[] = BRANCHES.slice(0, 3), today = '2026-11-30') =>
  new Kept().do(setting(branches), today);

describe('setting a rota', () => {
  it('plans the rest of this period and three more, one after the other', () => {
    expect(kept().turns).toEqual([
      ['2026-11-30', '2026-11-30', 'cars'],
      ['2026-12-01', '2026-12-31', 'oils'],
      ['2027-01-01', '2027-01-31', 'machinery'],
      ['2027-02-01', '2027-02-28', 'cars'],
    ]);
  });

  it('leaves the turn that has begun, and plans what follows anew', () => {
    const rota = kept().do(setting(['machinery', 'storage'], 'quarter'), '2026-12-10');
    expect(rota.turns).toEqual([
      ['2026-11-30', '2026-11-30', 'cars'],
      ['2026-12-01', '2026-12-31', 'oils'],
      ['2027-01-01', '2027-03-31', 'machinery'],
      ['2027-04-01', '2027-06-30', 'storage'],
      ['2027-07-01', '2027-09-30', 'machinery'],
    ]);
  });

  it('has its periods of duty from when it is set, or set to another length, or again after a pause', () => {
    const rota = kept();
    expect(rota.rota!.since).toBe('2026-11-30');
    expect(rota.do(setting(BRANCHES), '2026-12-10').rota!.since).toBe('2026-11-30');
    expect(rota.do(setting(BRANCHES, 'week'), '2026-12-10').rota!.since).toBe('2027-01-01');
    rota.do(setting([], 'week'), '2027-02-01').do(setting(BRANCHES, 'week'), '2027-03-01');
    expect(rota.rota!.since).toBe('2027-03-01');
  });

  it('changes nothing when it is set already', () => {
    const { rota } = kept();
    expect(decideSecretaryRota(rota, setting(BRANCHES.slice(0, 3)), on('2026-11-30'))).toEqual([]);
  });

  it('lets who joins begin level with whoever has served least, not with years to catch up', () => {
    const rota = kept();
    for (let day = '2026-12-01'; day < '2028-12-01'; day = daysLater(lastDayOfPeriod('month', day), 1))
      rota.do({ type: 'plan_turns' }, day);
    const before = rota.turns.length;
    rota.do(setting([...BRANCHES.slice(0, 3), 'storage']), '2028-11-15');
    for (let day = '2028-12-01'; day < '2029-12-01'; day = daysLater(lastDayOfPeriod('month', day), 1))
      rota.do({ type: 'plan_turns' }, day);
    const since = rota.turns.slice(before - TURNS_AHEAD, before - TURNS_AHEAD + 12).map(([, , id]) => id);
    expect(since.filter((id) => id === 'storage')).toHaveLength(3);
  });

  it('ends with the turn that has begun when nobody is to follow, and begins again when somebody is', () => {
    const rota = kept().do(setting([]), '2026-12-10');
    expect(rota.turns.at(-1)).toEqual(['2026-12-01', '2026-12-31', 'oils']);
    rota.do({ type: 'plan_turns' }, '2027-02-03');
    expect(rota.turns).toHaveLength(2);
    rota.do(setting(['oils', 'cars']), '2027-02-03');
    expect(rota.turns.slice(2, 4)).toEqual([
      ['2027-02-03', '2027-02-28', 'cars'],
      ['2027-03-01', '2027-03-31', 'oils'],
    ]);
  });

  it('passes over whom the directory has no more', () => {
    const rota = new Kept().do(setting(BRANCHES.slice(0, 3)), '2026-12-01', ['oils']);
    expect(rota.turns.map(([, , id]) => id)).toEqual(['cars', 'machinery', 'cars', 'machinery']);
    expect(planTurns(rota.rota!, on('2027-03-01', BRANCHES))).toEqual([]);
  });
});

describe('the beginning of a turn', () => {
  const told = (rota: Kept, command: SecretaryRotaCommand, today: string) =>
    decideSecretaryRota(rota.rota, command, on(today))
      .filter(({ type }) => type === 'secretary_rota.turn_begun')
      .map(
        (event) => event.type === 'secretary_rota.turn_begun' && [event.startsOn, event.partyOrganisationId],
      );

  it('is told once, on its day or when it is noticed', () => {
    const rota = kept();
    expect(told(rota, { type: 'plan_turns' }, '2026-11-30')).toEqual([]); // with the rota
    expect(told(rota, { type: 'plan_turns' }, '2026-12-02')).toEqual([['2026-12-01', 'oils']]);
    rota.do({ type: 'plan_turns' }, '2026-12-02');
    expect(told(rota, { type: 'plan_turns' }, '2026-12-03')).toEqual([]);
  });

  it('is told again of whoever stands in from that day on', () => {
    const rota = kept().do({ type: 'plan_turns' }, '2026-12-01');
    const standIn = {
      type: 'replace',
      startsOn: '2026-12-01',
      partyOrganisationId: 'storage',
      reason: '病假',
    } as const;
    expect(told(rota, standIn, '2026-12-01')).toEqual([['2026-12-01', 'storage']]);
    expect(told(rota, standIn, '2026-12-11')).toEqual([['2026-12-11', 'storage']]);
  });
});

describe('standing in', () => {
  const standIn = { type: 'replace', partyOrganisationId: 'storage', reason: '外出学习' } as const;

  it('takes the rest of a turn that has begun; the days before stay with who served them', () => {
    const rota = kept().do({ ...standIn, startsOn: '2026-12-01' }, '2026-12-11');
    expect(rota.turns.slice(1, 3)).toEqual([
      ['2026-12-01', '2026-12-10', 'oils'],
      ['2026-12-11', '2026-12-31', 'storage'],
    ]);
    expect(rota.rota!.turns[2]).toMatchObject({ cause: 'replaced', reason: '外出学习' });
  });

  it('takes the whole of one that has not begun, or begins today, and then it is next whose turn it was', () => {
    const rota = kept(['cars', 'oils', 'storage'], '2026-12-01');
    for (const startsOn of ['2027-01-01', '2027-03-01']) rota.do({ ...standIn, startsOn }, '2026-12-11');
    expect(rota.turns.map(([, , id]) => id)).toEqual(['cars', 'storage', 'storage', 'storage']);
    rota.do({ type: 'plan_turns' }, '2027-01-01');
    expect(rota.turns.at(-1)).toEqual(['2027-04-01', '2027-04-30', 'oils']);
    rota.do({ ...standIn, startsOn: '2027-04-01' }, '2027-04-01');
    expect(rota.turns.find(([startsOn]) => startsOn === '2027-04-01')).toEqual([
      '2027-04-01',
      '2027-04-30',
      'storage',
    ]);
  });

  it.each([
    [{ ...standIn, startsOn: '2026-11-30' }, 'turn_over'],
    [{ ...standIn, startsOn: '2026-12-02' }, 'no_such_turn'],
    [{ ...standIn, startsOn: '2026-12-01', partyOrganisationId: 'oils' }, 'same_secretary'],
  ])('%j is refused with %s', (command, code) => {
    const { rota } = kept();
    expect(() => decideSecretaryRota(rota, command, on('2026-12-11'))).toThrow(code);
  });
});

describe('exchanging', () => {
  it('gives each the other’s turn', () => {
    const rota = kept().do(
      { type: 'swap', startsOn: '2027-01-01', withStartsOn: '2027-02-01' },
      '2026-12-11',
    );
    expect(rota.turns.slice(2)).toEqual([
      ['2027-01-01', '2027-01-31', 'cars'],
      ['2027-02-01', '2027-02-28', 'machinery'],
    ]);
    expect(rota.rota!.turns.slice(2)).toMatchObject([{ holidays: 1 }, { holidays: 4, cause: 'swapped' }]);
  });

  it.each([
    ['2026-12-01', '2027-01-01', 'turn_begun'],
    ['2027-01-01', '2026-12-01', 'turn_begun'],
    ['2027-01-01', '2027-01-01', 'same_secretary'],
    ['2027-01-01', '2027-01-02', 'no_such_turn'],
  ])('of %s and %s is refused with %s', (startsOn, withStartsOn, code) => {
    const { rota } = kept();
    const swap = { type: 'swap', startsOn, withStartsOn } as const;
    expect(() => decideSecretaryRota(rota, swap, on('2026-12-01'))).toThrow(code);
  });
});

describe('what comes of a turn', () => {
  const handOver = {
    type: 'hand_over',
    startsOn: '2026-12-01',
    at: '2026-12-31T09:00:00.000Z',
    note: '场地待订',
  } as const;
  const feedback = (answers: number, approving: number, startsOn = '2026-12-01') =>
    ({ type: 'record_feedback', startsOn, feedback: { audience: 'staff', answers, approving } }) as const;

  it('is handed over once it has begun, once', () => {
    const rota = kept().do(handOver, '2026-12-31');
    expect(rota.rota!.turns[1]!.handedOver).toEqual({ at: handOver.at, note: '场地待订' });
    expect(() => rota.do(handOver, '2026-12-31')).toThrow('already_handed_over');
    expect(() => rota.do({ ...handOver, startsOn: '2027-01-01' }, '2026-12-31')).toThrow('turn_not_begun');
  });

  it('keeps the last feedback of each audience, also when somebody stands in for the rest', () => {
    const rota = kept().do(feedback(10, 4), '2026-12-10').do(feedback(12, 9), '2026-12-20');
    rota.do(
      { type: 'replace', startsOn: '2026-12-01', partyOrganisationId: 'cars', reason: '病假' },
      '2026-12-21',
    );
    expect(rota.rota!.turns[1]!.feedback).toEqual([{ audience: 'staff', answers: 12, approving: 9 }]);
    expect(rota.rota!.turns[2]!.feedback).toEqual([]);
    expect(() => rota.do(feedback(3, 4), '2026-12-22')).toThrow('more_approve_than_answer');
    expect(() => rota.do(feedback(3, 3, '2027-01-01'), '2026-12-22')).toThrow('turn_not_begun');
  });
});

/** Turns from `first` on, planned day by day as the watch does, until so many have begun. */
function years(
  branches: readonly string[],
  length: SecretaryRota['turnLength'],
  first: string,
  turns: number,
) {
  const rota = new Kept().do(setting(branches, length), first);
  const begun: { id: string; holidays: number }[] = [];
  for (let day = first; begun.length < turns; day = daysLater(lastDayOfPeriod(length, day), 1)) {
    rota.do({ type: 'plan_turns' }, day);
    const now = rota.rota!.turns.find(({ startsOn }) => startsOn === day)!;
    begun.push({ id: now.partyOrganisationId, holidays: now.holidays });
  }
  return { begun, rota: rota.rota! };
}
const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

describe('over the years', () => {
  it('shares turns evenly, holidays more evenly than a fixed order does, and gives nobody two in a row', () => {
    const { begun, rota } = years(BRANCHES, 'week', '2026-01-05', 520);
    const of = (id: string) => begun.filter((turn) => turn.id === id);
    const shared = BRANCHES.map((id) => of(id).reduce((sum, turn) => sum + turn.holidays, 0));
    const inOrder = BRANCHES.map((_, place) =>
      begun
        .filter((__, index) => index % BRANCHES.length === place)
        .reduce((sum, turn) => sum + turn.holidays, 0),
    );
    expect(spread(BRANCHES.map((id) => of(id).length))).toBeLessThanOrEqual(1);
    expect(spread(shared)).toBeLessThanOrEqual(4);
    expect(spread(inOrder)).toBeGreaterThan(10);
    expect(begun.filter(({ id }, index) => id === begun[index - 1]?.id)).toEqual([]);
    // Ten years of weeks are not kept, and are not forgotten.
    expect(rota.turns).toHaveLength(MOST_TURNS);
    const known = BRANCHES.map((id) => servedBy(rota, id).turns);
    expect(known.reduce((sum, turns) => sum + turns, 0)).toBe(520 + TURNS_AHEAD);
  });

  it('has exactly one secretary on every day, whatever is asked', () => {
    const day = fc.integer({ min: 0, max: 40 });
    const step = fc.record({
      days: day,
      kind: fc.constantFrom('replace', 'swap', 'set', 'plan'),
      who: fc.constantFrom(...BRANCHES),
      length: fc.constantFrom(...PERS),
      one: fc.nat(5),
      other: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const rota = new Kept().do(setting(BRANCHES, 'week'), '2026-01-01');
        let today = '2026-01-01';
        for (const { days, kind, who, length, one, other } of steps) {
          for (let passed = 0; passed < days; passed++)
            rota.do({ type: 'plan_turns' }, (today = daysLater(today, 1)));
          const startsOn = rota.rota!.turns.at(-1 - one)?.startsOn ?? today;
          const withStartsOn = rota.rota!.turns.at(-1 - other)?.startsOn ?? today;
          const commands: Record<typeof kind, SecretaryRotaCommand> = {
            replace: { type: 'replace', startsOn, partyOrganisationId: who, reason: '代' },
            swap: { type: 'swap', startsOn, withStartsOn },
            set: setting([who, ...BRANCHES.filter((id) => id !== who).slice(one)], length),
            plan: { type: 'plan_turns' },
          };
          try {
            rota.do(commands[kind]!, today);
          } catch (error) {
            const refusals = ['turn_over', 'turn_begun', 'same_secretary', 'no_such_turn'];
            expect(refusals).toContain((error as Error).message);
          }
        }
        const { turns } = rota;
        turns.slice(1).forEach(([startsOn], index) => expect(startsOn).toBe(daysLater(turns[index]![1], 1)));
        expect(turns.every(([startsOn, endsOn]) => startsOn <= endsOn)).toBe(true);
        expect(turns.filter(([startsOn]) => startsOn > today)).toHaveLength(TURNS_AHEAD);
      }),
      { numRuns: 200 },
    );
  });
});
