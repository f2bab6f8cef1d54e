import { useSearchParams } from 'react-router';
import { useSignedIn } from '../session/me-context.js';

/** Whose accounts are shown. */
export interface AllianceInView {
  /** Null: the platform itself, whose accounts belong to no alliance. */
  readonly allianceId: string | null;
  /** How requests name it: only operators of the platform have a choice. */
  readonly query: { readonly alliance_id?: string };
  /** How addresses of these pages name it. */
  readonly search: string;
}

/** The operator's own alliance; for operators of the platform the one that the page's address names. */
export function useAllianceInView(): AllianceInView {
  const { alliance_id: own } = useSignedIn();
  const [search] = useSearchParams();
  if (own !== null) return { allianceId: own, query: {}, search: '' };
  const named = search.get('alliance');
  return named === null
    ? { allianceId: null, query: {}, search: '' }
    : { allianceId: named, query: { alliance_id: named }, search: `?alliance=${encodeURIComponent(named)}` };
}
