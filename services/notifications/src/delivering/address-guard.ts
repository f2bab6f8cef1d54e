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
const CLOSED: readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

/** Keeps deliveries out of the networks that the service itself stands in (ADR-0122). */
export class AddressGuard {
  private readonly closed = new BlockList();
  private readonly open = new BlockList();
  private readonly openNames: ReadonlySet<string>;

  /** @param allowed names, addresses or networks that are reached although they are not public. */
  constructor(allowed: readonly string[]) {
    for (const network of CLOSED) this.closed.addSubnet(...network);
    for (const entry of allowed) {
      const [network = '', prefix] = entry.split('/');
      const family = isIPv4(network) ? 'ipv4' : 'ipv6';
      if (isIP(network) !== 0)
        this.open.addSubnet(network, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family);
    }
    this.openNames = new Set(allowed.map((name) => name.toLowerCase()));
  }

  /** True for hosts that the operator has named: there, plain HTTP is good enough. */
  isAllowed(host: string): boolean {
    const name = bare(host);
    return this.openNames.has(name) || (isIP(name) !== 0 && this.covers(this.open, name));
  }

  /** May a connection be made to this address? */
  permits(address: string): boolean {
    return this.covers(this.open, address) || !this.covers(this.closed, address);
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

  private covers(list: BlockList, address: string): boolean {
    return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  }
}

// URL keeps IPv6 literals in brackets; names are equal whatever their case, with or without the root's dot.
const bare = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
