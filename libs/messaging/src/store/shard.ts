/** How many ways the outbox is divided among relays. Part of the stored data: changing it needs an empty outbox. */
export const SHARDS = 16;

/** The shard of a key: FNV-1a, stable over processes and releases. */
export function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % SHARDS;
}
