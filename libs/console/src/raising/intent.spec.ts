import { intentOf, writtenOf } from './intent.js';

describe('what is written', () => {
  it('is sent without what is empty', () => {
    const written = {
      category: 'yard_congestion',
      title: ' queue ',
      description: ' ',
      place_code: '',
      hold: false,
    };
    expect(intentOf(written, [])).toEqual({ category: 'yard_congestion', title: 'queue' });
  });

  it('comes back from a draft as it was', () => {
    const written = {
      category: 'yard_congestion',
      title: 'queue',
      place_label: 'gate 3',
      kind: 'urgent' as const,
      hold: true,
    };
    const intent = intentOf(written, ['0198f0f4-1c00-7a10-8000-0000000000a1']);
    expect(intent).toMatchObject({ place: { label: 'gate 3' }, attachment_ids: [expect.any(String)] });
    expect(writtenOf(intent)).toEqual(written);
  });
});
