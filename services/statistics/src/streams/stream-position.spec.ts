import fc from 'fast-check';
import { StreamPosition } from './stream-position.js';

const problem = (status: number) => expect.objectContaining({ status });

describe('a stream position', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(31), fc.nat())), fc.maxSafeNat(), (pairs, generation) => {
        const position = StreamPosition.of('tianjin', pairs, generation);
        expect(StreamPosition.parse(position.toString(), 'tianjin')).toEqual(position);
      }),
    );
  });

  it('never goes back', () => {
    const position = StreamPosition.beginning('tianjin');
    expect(position.advance(3, 7)).toBe(true);
    expect(position.advance(3, 7)).toBe(false);
    expect(position.advance(3, 6)).toBe(false);
    expect(position.at(3)).toBe(7);
    expect(position.at(4)).toBe(0);
  });

  it('belongs to one alliance', () => {
    const text = StreamPosition.of('tianjin', [[0, 1]]).toString();
    expect(() => StreamPosition.parse(text, 'yantian')).toThrow(problem(410));
  });

  it('is not guessed at', () => {
    const encode = (vector: unknown) => `v1.${Buffer.from(JSON.stringify(vector)).toString('base64url')}`;
    const wrong = [
      '',
      'v1.',
      'v0.e30',
      encode(null),
      encode({ of: 'meetings', t: 'tianjin', p: [] }),
      encode({ of: 'tickets', t: 'tianjin' }),
      encode({ of: 'tickets', t: 'tianjin', p: [[0]] }),
      encode({ of: 'tickets', t: 'tianjin', p: [[0, -1]] }),
      encode({ of: 'tickets', t: 'tianjin', p: [[0, 1.5]] }),
      encode({ of: 'tickets', t: 'tianjin', p: [['0', 1]] }),
      encode({ of: 'tickets', t: 'tianjin', p: [[99_999, 1]] }),
      encode({ of: 'tickets', t: 'tianjin', p: [], g: 'new' }),
      `v1.${'A'.repeat(5_000)}`,
    ];
    for (const text of wrong) expect(() => StreamPosition.parse(text, 'tianjin')).toThrow(problem(400));
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => StreamPosition.parse(text, 'tianjin')).toThrow(problem(400));
      }),
    );
  });
});
