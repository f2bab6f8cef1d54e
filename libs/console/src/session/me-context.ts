import { createContext, use } from 'react';
import type { Me } from './session.js';

/** Whoever is signed in. */
export const MeContext = createContext<Me | null>(null);

/** Whoever is signed in, on pages that nobody sees who is not. */
export function useSignedIn(): Me {
  return use(MeContext)!;
}
