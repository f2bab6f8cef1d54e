import { dispatcher, headOf, hotline } from './testing/harbour.js';
import { Story } from './testing/story.js';

const NOON = '2026-09-28T12:00';
const OTHER = '01990000-0000-7000-8000-000000000002';
const reason = '另有安排';
const dispatchedTo = (...coUnitIds: string[]) =>
  new Story()
    .raise({ hold: true, enterpriseId: 'acme' }, hotline)
    .act('dispatch', { leadUnitId: 'customs', coUnitIds, informUnitIds: ['union'] }, dispatcher);
const mode = ({ whistle }: Story) => whistle!.dispatch!.mode;
const add = (story: Story, unitId: string, role: 'co' | 'inform' = 'co') =>
  story.act('add_unit', { unitId, role }, dispatcher);
const remove = (story: Story, unitId: string) => story.act('remove_unit', { unitId, reason }, dispatcher);
const uphold = (story: Story, unit: string, successorUnitId: string) =>
  story
    .on('dispute', unit, { basis: '清单', reason: '非职责', proposedUnitId: 'terminal' }, headOf(unit))
    .on('uphold_dispute', unit, { fault: 'wrong_rule', reason, successorUnitId }, dispatcher);

describe('the mode of a whistle', () => {
  it('is joint from when a unit joins the lead; who is only informed does not', () => {
    const story = dispatchedTo();
    expect(mode(add(story, 'terminal', 'inform'))).toBe('single');
    expect(mode(add(story.sign('customs'), 'border'))).toBe('joint');
  });

  it('is single again when the unit is not needed before it had to be there', () => {
    expect(mode(remove(dispatchedTo('border').sign('border'), 'border'))).toBe('single');
    expect(mode(remove(dispatchedTo('border', 'terminal'), 'border'))).toBe('joint');
  });

  it('stays joint when it had come, or had failed to', () => {
    expect(mode(remove(dispatchedTo('border').sign('border').reportIn('border'), 'border'))).toBe('joint');
    expect(mode(remove(dispatchedTo('border').at('2026-10-15T12:00').tick(), 'border'))).toBe('joint');
  });

  it('is not joint when one unit follows another', () => {
    const replaced = dispatchedTo()
      .sign('customs')
      .reportIn('customs')
      .act('replace_unit', { unitId: 'customs', byUnitId: 'border', reason }, dispatcher);
    expect(mode(replaced)).toBe('single');
    expect(mode(uphold(dispatchedTo(), 'customs', 'border'))).toBe('single');
    // The one that assists takes the lead over from one that was never meant.
    expect(mode(uphold(dispatchedTo('border').sign('border').reportIn('border'), 'customs', 'border'))).toBe(
      'single',
    );
    expect(mode(uphold(dispatchedTo('border'), 'border', 'terminal'))).toBe('joint');
  });

  it('is what a second dispatch says, when the first had come to nothing', () => {
    const story = dispatchedTo('border').act('merge', { masterId: OTHER }, dispatcher);
    expect(mode(story)).toBe('joint');
    story
      .at(NOON)
      .act('unmerge', { reason }, dispatcher)
      .act('dispatch', { leadUnitId: 'terminal', coUnitIds: [], informUnitIds: [] }, dispatcher);
    expect(mode(story)).toBe('single');
  });

  it('stays joint to the end', () => {
    expect(mode(new Story().resolved())).toBe('joint');
    expect(mode(dispatchedTo('border').act('withdraw', { reason }, hotline))).toBe('joint');
  });
});
