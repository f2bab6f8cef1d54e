/** A list in which one entry has changed places with its neighbour before (-1) or behind (1) it; the same list at either end. */
export function moved<Entry>(list: readonly Entry[], from: number, by: -1 | 1): readonly Entry[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return list;
  return list.with(from, list[to]!).with(to, list[from]!);
}
