const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The number under which the search index keeps a gram (ADR-0130): FNV-1a over alliance, a zero and the gram, as a signed integer.
 * Restated here, because whistles that are copied in the database get the grams of their new numbers there. ASCII only.
 */
export function gramNumber(allianceId: string, gram: string): number {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(`${allianceId}\0${gram}`)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return hash | 0;
}
