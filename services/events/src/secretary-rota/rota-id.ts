import { v5 as uuidv5 } from 'uuid';

const NAMESPACE = 'a4f0c7d2-0c1b-5f6e-9b52-3d1e8f70c6a5';

/** An alliance has one rota: its id follows from the alliance's. */
export function rotaIdOf(tenantId: string): string {
  return uuidv5(tenantId, NAMESPACE);
}
