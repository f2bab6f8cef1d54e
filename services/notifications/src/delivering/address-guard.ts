import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** The address may not be reached from here. */
export class BlockedAddress extends Error {
  readonly code = 'blocked_address';

  constructor() {
    super('the host has an address that is not public');
  }
}

/** An address that was checked. */
export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

// Loopback, private, link-local (metadata services live there), shared, benchmark, documentation, multicast and reserved networks.
// Prefixes that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo) are blocked as a whole.
const CLOSED: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** Keeps deliveries out of the networks that the service itself stands in (ADR-0122). */
export class AddressGuard {
  private readonly closed = new Networks();
  private readonly open = new Networks();
  private readonly openNames: ReadonlySet<string>;

  /** @param allowed names, addresses or networks that are reached although they are not public. @throws Error for a network that does not exist. */
  constructor(allowed: readonly string[]) {
    for (const [network, prefix] of CLOSED) this.closed.add(network, prefix);
    for (const entry of allowed) {
      const [network = '', prefix] = entry.split('/');
      if (isIP(network) === 0) continue;
      if (prefix === '') throw new Error('a network without its prefix'); // Number('') is 0: everything
      this.open.add(network, Number(prefix ?? (isIPv4(network) ? 32 : 128)));
    }
    this.openNames = new Set(allowed.map((name) => name.toLowerCase()));
  }

  /** True for hosts that the operator has named: there, plain HTTP is good enough. */
  isAllowed(host: string): boolean {
    const name = bare(host);
    return this.openNames.has(name) || (isIP(name) !== 0 && this.open.cover(name));
  }

  /** May a connection be made to this address? */
  permits(address: string): boolean {
    return this.open.cover(address) || !this.closed.cover(address);
  }

  /**
   * Resolves a host and checks every address that it has: a name with one bad address is not trusted with its good ones. Connect to
   * what is returned, not to the name: it may mean something else a moment later.
   *
   * @throws BlockedAddress; the resolver's error when the name has no address.
   */
  async resolve(host: string): Promise<CheckedAddress> {
    const name = bare(host);
    const found = isIP(name) ? [{ address: name, family: isIP(name) }] : await lookup(name, { all: true });
    const trusted = this.openNames.has(name);
    if (!trusted && !found.every(({ address }) => this.permits(address))) throw new BlockedAddress();
    return found[0] as CheckedAddress;
  }
}

// One list per family: a single one would take every IPv4 address for one of the mapped prefix.
class Networks {
  private readonly v4 = new BlockList();
  private readonly v6 = new BlockList();

  add(network: string, prefix: number): void {
    if (isIPv4(network)) this.v4.addSubnet(network, prefix, 'ipv4');
    else this.v6.addSubnet(network, prefix, 'ipv6');
  }

  cover(address: string): boolean {
    return isIPv4(address) ? this.v4.check(address, 'ipv4') : this.v6.check(address, 'ipv6');
  }
}

// URL keeps IPv6 literals in brackets; names are equal whatever their case, with or without the root's dot.
const bare = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
