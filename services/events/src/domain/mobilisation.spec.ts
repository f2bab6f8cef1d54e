import fc from 'fast-check';
import {
  decideMobilisation,
  FARTHEST_DUE_DAYS,
  MOST_CALLED,
  type MobilisationCommand,
} from './decide-mobilisation.js';
import { Fault } from './fault.js';
import {
  type AnswerKind,
  evolveMobilisation,
  type Mobilisation,
  type Organisation,
  remindAt,
  totalsOf,
  waiting,
} from './mobilisation.js';

const NOW = Date.parse('2026-12-01T01:00:00.000Z');
const HOUR = 3_600_000;
/** In hours from the beginning. */
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();
const unit = (id: string): Organisation => ({ kind: 'unit', id });
const party = (id: string): Organisation => ({ kind: 'party_organisation', id });

type Asked<Type extends MobilisationCommand['type']> = Extract<MobilisationCommand, { type: Type }>;
const call = (more: Partial<Asked<'call'>> = {}): MobilisationCommand => ({
  ...{ type: 'call', id: 'm', title: '支援卡口疏导', text: '请各单位组织志愿者', place: null },
  ...{ dueAt: at(24), answerBy: at(8), calledAt: at(0) },
  organisations: [unit('customs'), unit('maritime'), party('customs')],
  ...more,
});
const answer = (
  organisation: Organisation,
  kind: AnswerKind = 'coming',
  persons = 0,
  more: Partial<Asked<'answer'>> = {},
): MobilisationCommand => ({
  ...{ type: 'answer', at: at(1), organisation, answer: kind, persons },
  note: kind === 'coming' ? null : '值班人员不足',
  ...more,
});
const end = (more: Partial<Asked<'end'>> = {}): MobilisationCommand => ({
  ...{ type: 'end', at: at(30), outcome: 'done', reason: null },
  ...more,
});
const after = (...commands: MobilisationCommand[]): Mobilisation =>
  commands.reduce<Mobilisation | undefined>(
    (state, command) =>
      decideMobilisation(state, command).reduce<Mobilisation | undefined>(evolveMobilisation, state),
    undefined,
  )!;
function faultOf(decide: () => unknown): [string, string] | undefined {
  try {
    decide();
  } catch (error) {
    if (error instanceof Fault) return [error.code, error.pointer];
    throw error;
  }
  return undefined;
}

describe('a call', () => {
  it('is to each organisation once, and begins without an answer', () => {
    const mobilisation = after(call({ organisations: [unit('customs'), party('customs'), unit('customs')] }));
    expect(mobilisation.organisations).toEqual([unit('customs'), party('customs')]);
    expect(totalsOf(mobilisation)).toEqual({ called: 2, answered: 0, coming: 0, persons: 0 });
  });

  it.each<[string, string, Partial<Asked<'call'>>]>([
    ['nobody_called', '', { organisations: [] }],
    [
      'too_many_called',
      '',
      { organisations: Array.from({ length: MOST_CALLED + 1 }, (_, n) => unit(`u${n}`)) },
    ],
    ['due_in_the_past', '/due_at', { dueAt: at(0) }],
    ['due_too_far_ahead', '/due_at', { dueAt: at(FARTHEST_DUE_DAYS * 24 + 1) }],
    ['answer_not_in_time', '/answer_by', { answerBy: at(0) }],
    ['answer_not_in_time', '/answer_by', { answerBy: at(25) }],
  ])('is refused with %s at %j', (code, pointer, more) => {
    expect(faultOf(() => after(call(more)))).toEqual([code, pointer]);
  });

  it('may ask for the answer up to the moment itself', () => {
    expect(after(call({ answerBy: at(24) })).answerBy).toBe(at(24));
  });
});

describe('an answer', () => {
  it('may be changed; when it came first stays', () => {
    const mobilisation = after(
      call(),
      answer(unit('customs'), 'coming', 12),
      answer(unit('customs'), 'not_coming', 0, { at: at(3) }),
    );
    expect(mobilisation.organisations[0]!.acknowledged).toEqual({
      ...{ answer: 'not_coming', persons: 0, note: '值班人员不足', firstAt: at(1), at: at(3) },
    });
    expect(mobilisation.organisations[2]).toEqual(party('customs')); // of the same id, another one
  });

  it('that was given already is no event, also after the moment', () => {
    const mobilisation = after(call(), answer(unit('customs'), 'coming', 12));
    expect(decideMobilisation(mobilisation, answer(unit('customs'), 'coming', 12))).toEqual([]);
    expect(
      decideMobilisation(mobilisation, answer(unit('maritime'), 'coming', 1, { at: at(25) })),
    ).toHaveLength(1);
  });

  it.each<[string, string, MobilisationCommand]>([
    ['not_called', '/unit_id', answer(unit('pilots'))],
    ['not_called', '/party_organisation_id', answer(party('pilots'))],
    ['reason_needed', '/note', answer(unit('customs'), 'not_coming', 0, { note: null })],
    ['nobody_comes', '/persons', answer(unit('customs'), 'not_coming', 1)],
  ])('is refused with %s at %s', (code, pointer, command) => {
    expect(faultOf(() => decideMobilisation(after(call()), command))).toEqual([code, pointer]);
  });
});

describe('the reminder', () => {
  it('is due half-way to the answer, and goes to those that have not answered, once', () => {
    const mobilisation = after(call(), answer(unit('maritime')));
    expect(remindAt(mobilisation)).toBe(at(4));
    expect(decideMobilisation(mobilisation, { type: 'remind', at: at(3.99) })).toEqual([]);
    const [event] = decideMobilisation(mobilisation, { type: 'remind', at: at(4) });
    expect(event).toEqual({
      ...{ type: 'mobilisation.reminded', at: at(4), answerBy: at(8) },
      organisations: [unit('customs'), party('customs')],
    });
    const reminded = evolveMobilisation(mobilisation, event!);
    expect(decideMobilisation(reminded, { type: 'remind', at: at(5) })).toEqual([]);
  });

  it.each<[string, MobilisationCommand[], number]>([
    [
      'once all have answered',
      [unit('customs'), unit('maritime'), party('customs')].map((o) => answer(o)),
      4,
    ],
    ['once it is over', [end({ at: at(2) })], 4],
    ['once the moment is over', [], 24],
  ])('is not there %s', (_, commands, hours) => {
    const mobilisation = after(call(), ...commands);
    expect(decideMobilisation(mobilisation, { type: 'remind', at: at(hours) })).toEqual([]);
  });
});

describe('its end', () => {
  it('says who was called and what they had answered, and takes nothing more', () => {
    const mobilisation = after(
      call(),
      answer(unit('customs'), 'coming', 12),
      answer(party('customs'), 'not_coming'),
    );
    expect(decideMobilisation(mobilisation, end())).toEqual([
      {
        ...{ type: 'mobilisation.ended', at: at(30), outcome: 'done', reason: null, dueAt: at(24) },
        organisations: [unit('customs'), unit('maritime'), party('customs')],
        totals: { called: 3, answered: 2, coming: 1, persons: 12 },
      },
    ]);
    const over = after(call(), end());
    for (const command of [answer(unit('customs')), end()])
      expect(faultOf(() => decideMobilisation(over, command))).toEqual(['mobilisation_ended', '']);
  });

  it('needs a reason when it is called off', () => {
    const off = (reason: string | null) => after(call(), end({ outcome: 'called_off', reason }));
    expect(faultOf(() => off(null))).toEqual(['reason_needed', '/reason']);
    expect(off('疫情解除').ended).toEqual({ at: at(30), outcome: 'called_off', reason: '疫情解除' });
  });
});

it('counts each organisation once, by its last answer, whatever is asked', () => {
  const organisations = [...['a', 'b', 'c'].map(unit), ...['a', 'b'].map(party)];
  const asked = fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .record({
          organisation: fc.constantFrom(...organisations, unit('d')),
          kind: fc.constantFrom<AnswerKind>('coming', 'not_coming'),
          persons: fc.nat(3),
          note: fc.constantFrom('没有车辆', null),
        })
        .map(({ organisation, kind, persons, note }) => answer(organisation, kind, persons, { note })),
    },
    {
      weight: 2,
      arbitrary: fc.nat(30).map((hours): MobilisationCommand => ({ type: 'remind', at: at(hours) })),
    },
    { weight: 1, arbitrary: fc.constant(end()) },
  );
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 40 }), (commands) => {
      let state = after(call({ organisations }));
      const last = new Map<string, Asked<'answer'>>();
      let reminders = 0;
      for (const command of commands) {
        if (faultOf(() => decideMobilisation(state, command))) continue;
        const events = decideMobilisation(state, command);
        reminders += events.filter(({ type }) => type === 'mobilisation.reminded').length;
        state = events.reduce(evolveMobilisation, state);
        if (command.type === 'answer') last.set(JSON.stringify(command.organisation), command);
      }
      const coming = [...last.values()].filter((each) => each.answer === 'coming');
      expect(totalsOf(state)).toEqual({
        called: organisations.length,
        answered: last.size,
        coming: coming.length,
        persons: coming.reduce((sum, { persons }) => sum + persons, 0),
      });
      expect(state.organisations.map(({ kind, id }) => ({ kind, id }))).toEqual(organisations);
      expect(waiting(state)).toHaveLength(organisations.length - last.size);
      expect(reminders).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});
