/** How a client keeps private what it says to the brokers, and proves who it is; without one it speaks plainly and is nobody (ADR-0185). */
export interface KafkaSecurity {
  /** PEM texts. `ca` replaces the well-known authorities; `cert` and `key` are the client's own. The broker's name is always checked. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: {
    readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
    readonly username: string;
    readonly password: string;
  };
}
