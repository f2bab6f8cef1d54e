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

/** A place of the alliance's own list. */
export interface ListedPlace {
  readonly code: string;
  /** The circle in which points belong to it, radius in metres. */
  readonly around?: Point & { readonly radius_m: number };
}

/**
 * The listed place that a whistle is about: the one that it names, else the smallest around its point, the first of equals.
 *
 * @returns null when it says neither, or is nowhere that is listed.
 */
export function placeCode({ code, point }: Place, listed: readonly ListedPlace[]): string | null {
  if (code !== null || !point) return code;
  let nearest: Required<ListedPlace> | undefined;
  for (const { code: own, around } of listed) {
    if (!around || distance(around, point) > around.radius_m) continue;
    if (!nearest || around.radius_m < nearest.around.radius_m) nearest = { code: own, around };
  }
  return nearest?.code ?? null;
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
