import type { Directory } from '../directory/directory.js';
import { partOf } from './parts.js';

const directory = {} as Directory;

describe('the part that somebody has to choose for a step', () => {
  it('is none where the page shows the steps of one part', () => {
    const path = '/v1/project-processes/{id}/phases/{phase}/tasks/{task}/complete';
    expect(partOf(path, { parts: { phase: 'approval', task: 'permit' } }, directory)).toBeUndefined();
    expect(partOf('/v1/practice-lists/{id}/close', {}, directory)).toBeUndefined();
  });

  it('is a month out of those that the page knows', () => {
    const month = [{ value: '2026-12', label: '2026 年 12 月' }];
    expect(
      partOf('/v1/project-processes/{id}/wage-checks/{month}', { choices: { month } }, directory),
    ).toMatchObject({ name: 'month', options: month });
  });
});
