import { flagsOf } from './flags.js';
import { acme, dispatcher, headOf, supervisor } from './testing/harbour.js';
import { Story } from './testing/story.js';

const raised = () => new Story().raise();
const flags = ({ whistle }: Story) => flagsOf(whistle!);

describe('flags of a whistle', () => {
  it('are none for an ordinary one, from the whistle to the end', () => {
    expect(flags(raised())).toEqual([]);
    expect(flags(new Story().resolved())).toEqual([]);
  });

  it('say that an offer is disputed, until it is decided', () => {
    const story = raised().on(
      'dispute',
      'border',
      { basis: '清单', reason: '非职责', proposedUnitId: 'terminal' },
      headOf('border'),
    );
    expect(flags(story)).toEqual(['disputed']);
    story.on('deny_dispute', 'border', { reason: '属其职责' }, dispatcher);
    expect(flags(story)).toEqual([]);
  });

  it('say that it is supervised, while it is', () => {
    const story = raised().act('supervise', { supervised: true, note: '重点' }, supervisor);
    expect(flags(story)).toEqual(['supervised']);
    expect(flags(story.act('supervise', { supervised: false, note: '已改进' }, supervisor))).toEqual([]);
  });

  it('say that a missed deadline is still owed, not that it was once missed', () => {
    const story = raised().at('2026-09-28T11:00').tick();
    expect(flags(story)).toEqual(['overdue']);
    for (const unit of ['customs', 'border', 'terminal']) story.sign(unit);
    expect(flags(story)).toEqual([]);
  });

  it('are not overdue any more once it is withdrawn', () => {
    const story = raised().at('2026-09-28T11:00').tick().act('withdraw', { reason: '已自行解决' }, acme);
    expect(flags(story)).toEqual([]);
  });

  it('say that a task force stands, until it stands down', () => {
    const { whistle } = raised();
    const force = {
      id: 'tf',
      headOfficerId: 'o-1',
      unitIds: ['border'],
      standDownWhen: '无积压',
      tasks: [],
      formedAt: 0,
    };
    const withForce = (stoodDown: { result: string; at: number } | null) => ({
      ...whistle!,
      particulars: { taskForces: [{ ...force, stoodDown }] },
    });
    expect(flagsOf(withForce(null))).toEqual(['task_force']);
    expect(flagsOf(withForce({ result: '已疏通', at: 1 }))).toEqual([]);
  });
});
