/** True when two JSON values say the same: members in any order, list entries in the same order. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((entry, index) => sameJson(entry, other[index]))
    );
  }
  const members = Object.keys(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(
      (member) =>
        Object.hasOwn(other, member) &&
        sameJson((one as Record<string, unknown>)[member], (other as Record<string, unknown>)[member]),
    )
  );
}
