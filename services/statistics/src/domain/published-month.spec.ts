import { definitions } from './definitions.js';
import { contentDigest, monthContent } from './month-content.js';
import {
  evolvePublishedMonth,
  type ProposedMonth,
  type PublishedMonth,
  publishMonth,
  ReasonMissing,
} from './published-month.js';

function proposed(closed: number): ProposedMonth {
  const content = monthContent(definitions, [
    {
      ...{ metric: 'closed', part: 'count', unitId: null, categoryCode: null, state: 'solved' },
      ...{ period: '2026-09', value: closed },
    },
  ]);
  return {
    period: '2026-09',
    timeZone: 'Asia/Shanghai',
    known: { at: '2026-10-09T02:00:00.000Z', newestRecordedAt: null, watermark: [] },
    content,
    sha256: contentDigest(content),
  };
}

const after = (standing: PublishedMonth | undefined, closed: number, reason?: string): PublishedMonth =>
  publishMonth(standing, proposed(closed), reason).reduce(evolvePublishedMonth, standing as PublishedMonth);

describe('publishing a month', () => {
  it('needs no reason the first time, and keeps none', () => {
    expect(publishMonth(undefined, proposed(2), undefined)).toEqual([
      { type: 'period.published', ...proposed(2), reason: null, changes: [] },
    ]);
    expect(after(undefined, 2, 'because').reason).toBeNull();
  });

  it('comes to nothing while no figure has changed', () => {
    expect(publishMonth(after(undefined, 2), proposed(2), 'because')).toEqual([]);
  });

  it('needs a reason when figures have changed, and names them', () => {
    const standing = after(undefined, 2);
    expect(() => publishMonth(standing, proposed(3), undefined)).toThrow(ReasonMissing);
    const restated = after(standing, 3, 'late');
    expect(restated).toMatchObject({ reason: 'late', sha256: proposed(3).sha256 });
    const was = { numerator: 2, denominator: null, open: 0 };
    expect(restated.changes).toEqual([
      { unit_id: null, code: 'closed', before: was, after: { ...was, numerator: 3 } },
      expect.objectContaining({ unit_id: null, code: 'K18' }), // of which what is closed is the denominator
    ]);
  });

  it('that brings back earlier figures is a change like any other', () => {
    const restated = after(after(undefined, 2), 3, 'late');
    expect(publishMonth(restated, proposed(2), 'a mistake')[0]).toMatchObject({
      type: 'period.restated',
      sha256: proposed(2).sha256,
    });
  });
});
