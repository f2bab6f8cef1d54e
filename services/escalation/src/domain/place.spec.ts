import { distance } from './place.js';

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
