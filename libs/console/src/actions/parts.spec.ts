import type { Directory } from '../directory/directory.js';
import { partOf } from './parts.js';

const directory = {} as Directory;

describe('the part that somebody has to choose for a step', () => {
  it('is none where the page shows the steps of one part', () => {
    const path = '/v1/project-processes/{id}/phases/{phase}/tasks/{task}/complete';
    expect(partOf(path, { parts: { phase: 'approval', task: 'permit' } }, directory)).toBeUndefined();
    expect(partOf('/v1/practice-lists/{id}/close', {}, directory)).toBeUndefined();
  });

  it('is a follow-up of which that can be said', () => {
    const followUp = (id: string, kind: string, state: string) => ({ id, kind, state, title: id });
    const follow_ups = [
      followUp('a', 'policy', 'open'),
      followUp('b', 'policy', 'adopted'),
      followUp('c', 'plan', 'open'),
      followUp('d', 'policy', 'landed'),
      followUp('e', 'plan', 'dropped'),
      followUp('f', 'decision', 'open'),
    ];
    const whistle = { assignments: [], round: 1, work: { follow_ups } } as never;
    const offered = (step: string) =>
      partOf(`/v1/tickets/{id}/follow-ups/{followUp}/${step}`, { whistle }, directory)!.options.map(
        ({ value }) => value,
      );
    expect(offered('adopted')).toEqual(['a']);
    expect(offered('landed')).toEqual(['a', 'b', 'c', 'f']);
    expect(offered('reopened')).toEqual(['d', 'e']);
    expect(offered('dropped')).toEqual(['a', 'b', 'c']);
  });

  it('is a month out of those that the page knows', () => {
    const month = [{ value: '2026-12', label: '2026 年 12 月' }];
    expect(
      partOf('/v1/project-processes/{id}/wage-checks/{month}', { choices: { month } }, directory),
    ).toMatchObject({ name: 'month', options: month });
  });
});
