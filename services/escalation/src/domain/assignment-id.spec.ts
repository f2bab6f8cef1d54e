import { v7, validate, version } from 'uuid';
import { assignmentId } from './assignment-id.js';

describe('assignmentId', () => {
  const ticketId = '01a219b8-7c16-70e4-9524-fc42380075c3';

  it('is the same for the same whistle, round, unit and offer, and for nothing else', () => {
    const id = assignmentId(ticketId, 1, 'u04-04', 1);
    expect(assignmentId(ticketId, 1, 'u04-04', 1)).toBe(id);
    const others = [
      assignmentId(ticketId, 2, 'u04-04', 1),
      assignmentId(ticketId, 1, 'u04-05', 1),
      assignmentId(ticketId, 1, 'u04-04', 2),
      assignmentId('01a219b8-7c16-70e4-9524-fc42380075c4', 1, 'u04-04', 1),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
    expect([id, ...others].every(validate)).toBe(true);
  });

  it('is a UUIDv8 that stands beside its whistle in an index', () => {
    const earlier = assignmentId(v7({ msecs: 1_764_000_000_000 }), 1, 'u04-04', 1);
    const later = assignmentId(v7({ msecs: 1_764_000_000_001 }), 1, 'u01-01', 1);
    expect(version(earlier)).toBe(8);
    expect(earlier < later).toBe(true);
  });
});
