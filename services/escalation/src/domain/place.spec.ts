import { distance, placeCode } from './place.js';

describe('the distance between two points', () => {
  it.each([
    [{ lat: 39, lon: 117 }, { lat: 39, lon: 117 }, 0],
    [{ lat: 39, lon: 117 }, { lat: 40, lon: 117 }, 111_195],
    [{ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 }, 111_195],
    [{ lat: 38.9735, lon: 117.7883 }, { lat: 38.9735, lon: 117.7895 }, 104],
  ])('from %j to %j is %d m', (a, b, metres) => {
    expect(Math.round(distance(a, b))).toBe(metres);
    expect(distance(b, a)).toBeCloseTo(distance(a, b));
  });
});

describe('the listed place of a whistle', () => {
  const point = { lat: 39, lon: 117 };
  const around = (radius_m: number, lat = 39) => ({ lat, lon: 117, radius_m });
  const listed = [
    { code: 'zone', around: around(9_000) },
    { code: 'yard', around: around(500) },
    { code: 'yard-again', around: around(500) },
    { code: 'far', around: around(100, 40) },
    { code: 'unplaced' },
  ];

  it('is the one it names, else the smallest around its point, else none', () => {
    expect(placeCode({ code: 'any', label: null, point }, listed)).toBe('any');
    expect(placeCode({ code: null, label: null, point }, listed)).toBe('yard');
    expect(placeCode({ code: null, label: null, point: { lat: 39.05, lon: 117 } }, listed)).toBe('zone');
    expect(placeCode({ code: null, label: null, point: { lat: 10, lon: 117 } }, listed)).toBeNull();
    expect(placeCode({ code: null, label: 'by the crane', point: null }, listed)).toBeNull();
  });
});
