import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** What one customer, often one machine, is given of IPv6: 64 bits of addresses are nobody's limit. */
const COUNTED = 4;

/**
 * Whom an address stands for when requests are counted: an IPv4 address itself, also when it is written as IPv6 (`::ffff:192.0.2.1`); of an
 * IPv6 address its /64 (ADR-0199).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*/, '').split('::');
  const groups = [head, ...(tail === undefined ? [] : [tail])].map(groupsOf);
  const zeros = Array<string>(GROUPS - groups.flat().length).fill('0');
  const all = [...groups[0]!, ...zeros, ...(groups[1] ?? [])].map((group) => Number.parseInt(group, 16));
  if (all.slice(0, 5).every((group) => group === 0) && all[5] === 0xffff) return dotted(all[6]!, all[7]!);
  return `${all
    .slice(0, COUNTED)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** Groups of four digits; the last two may be written as IPv4. */
function groupsOf(part: string): string[] {
  return part.split(':').flatMap((group) => {
    if (group === '') return [];
    if (!group.includes('.')) return [group];
    const [a, b, c, d] = group.split('.').map(Number) as [number, number, number, number];
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });
}

const dotted = (...pairs: number[]) => pairs.flatMap((pair) => [pair >> 8, pair & 255]).join('.');
