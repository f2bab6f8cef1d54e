import type { DecisionView } from '../looking-up/decision.view.js';
import type { AgendaItemView, MeetingView } from '../looking-up/meeting.view.js';

/** States in which a whistle has its end; one that is resolved waits for its raiser's word. */
const ENDED: readonly string[] = ['closed', 'rejected', 'merged', 'withdrawn'];

/** What a meeting talked about, and what came of it. */
export interface Point {
  /** Null: decisions about no item that the reader sees. */
  readonly item: AgendaItemView | null;
  readonly decisions: readonly DecisionView[];
  /** Null: nothing was to come of it. */
  readonly settled: boolean | null;
}

/** An earlier meeting with what is looked back at. */
export interface LookedBackAt {
  readonly meeting: MeetingView;
  readonly points: readonly Point[];
}

/**
 * What meetings left to the one behind them: of the last everything, of those before what is not settled. A point is settled when its whistle
 * has ended and its decisions are carried out, or have landed at the whistle (mechanisms 2.9, 3.5; ADR-0239).
 *
 * @param meetings as their reader may see them, the latest first.
 */
export function lookBack(meetings: readonly MeetingView[]): LookedBackAt[] {
  return meetings
    .map((meeting, index) => {
      const points = pointsOf(meeting);
      return { meeting, points: index === 0 ? points : points.filter(({ settled }) => settled === false) };
    })
    .filter(({ points }, index) => index === 0 || points.length > 0);
}

function pointsOf({ agenda, decisions }: MeetingView): Point[] {
  // An enterprise sees decisions about items that it does not see.
  const seen = new Set(agenda.map(({ id }) => id));
  const byItem = Map.groupBy(decisions, ({ agenda_item_id: id }) =>
    id !== null && seen.has(id) ? id : null,
  );
  const others = byItem.get(null) ?? [];
  return [
    ...agenda.map((item) => point(item, byItem.get(item.id) ?? [])),
    ...(others.length > 0 ? [point(null, others)] : []),
  ];
}

function point(item: AgendaItemView | null, decisions: readonly DecisionView[]): Point {
  const parts = [
    ...(item?.ticket ? [ENDED.includes(item.ticket.state)] : []),
    ...decisions.map(({ state, landed_at }) => state === 'carried_out' || landed_at !== null),
  ];
  return { item, decisions, settled: parts.length === 0 ? null : !parts.includes(false) };
}
