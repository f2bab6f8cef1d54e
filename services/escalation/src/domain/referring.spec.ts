import { officerOf } from './testing/harbour.js';
import { refusalOf, Story } from './testing/story.js';

const FILE = '0198f0f4-1c00-7a10-8000-0000000000a1';
const OTHER = '0198f0f4-1c00-7a10-8000-0000000000a2';

/** A whistle with one file, at work. */
function working(): Story {
  const story = new Story().raise().sign('customs').reportIn('customs');
  story.known = { attachments: new Set([FILE]) };
  return story;
}

describe('texts that refer to files', () => {
  it.each([
    ['evidence', { result: 'Released', evidence: ['Note 12', `/v1/attachments/${FILE}`] }],
    [
      'a result, as people write',
      { result: `See https://muster.example/v1/attachments/${FILE.toUpperCase()}.` },
    ],
    ['nothing', { result: 'Released' }],
  ])('are taken with the whistle’s own: %s', (_, body) => {
    expect(working().on('submit', 'customs', body).types).toContain('assignment.submitted');
  });

  it.each([
    ['another whistle’s', [`/v1/attachments/${OTHER}`], [OTHER]],
    ['what is no file', ['/v1/attachments/photo', `/v1/attachments/${FILE}`], ['photo']],
    ['the same twice', [`/v1/attachments/${OTHER} /v1/attachments/${OTHER}`], [OTHER]],
  ])('are refused with %s', (_, evidence, unknown) => {
    expect(refusalOf(() => working().on('submit', 'customs', { result: 'x', evidence }))).toEqual({
      code: 'unknown_attachments',
      params: { attachment_ids: unknown },
    });
  });

  it('are looked at in every answer', () => {
    const text = `/v1/attachments/${OTHER}`;
    const customs = officerOf('customs');
    const submitted = () => working().worked('border', 'terminal').submit('customs');
    const answers = [
      () => working().act('report_progress', { text }, customs),
      () => working().act('contribute', { text }, customs),
      () => submitted().accept('border').accept('terminal').act('resolve', { summary: text }, customs),
      () => submitted().accept('border').accept('terminal').act('propose', { text }, customs),
    ];
    for (const answer of answers) expect(refusalOf(answer).code).toBe('unknown_attachments');
  });
});
