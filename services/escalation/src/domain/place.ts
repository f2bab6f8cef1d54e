/**
 * Where it is: a code of the alliance's own list of places (berth, yard, gate), or a point with what people call it. At least one of
 * code, label and point is there.
 */
export interface Place {
  readonly code: string | null;
  /** As people say it; free text, never published. */
  readonly label: string | null;
  readonly point: Point | null;
}

/** WGS 84, degrees: latitude -90 to 90, longitude -180 to 180. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_M = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points along the surface (haversine); good to half a percent. */
export function distance(a: Point, b: Point): number {
  const [latA, latB] = [radians(a.lat), radians(b.lat)];
  const half =
    Math.sin((latB - latA) / 2) ** 2 +
    Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half)));
}
