import type { Shape } from '../api/api.ts';

export type Intent = Shape<'IntendedTicketRequest'>;

/** What the form holds. */
export interface Written {
  readonly category?: string;
  readonly title?: string;
  readonly description?: string;
  readonly kind?: Intent['kind'];
  readonly process_stage?: string;
  readonly place_code?: string;
  readonly place_label?: string;
  readonly project_id?: string;
  readonly enterprise_id?: string;
  readonly priority_claim?: string;
  readonly hold?: boolean;
}

/** What is written so far as the API takes it; what is empty is left out. */
export function intentOf(written: Written, attachmentIds: readonly string[]): Intent {
  const { place_code, place_label, hold, kind, ...texts } = written;
  const place = filled({ code: place_code, label: place_label });
  return {
    ...filled(texts),
    ...(kind ? { kind } : {}),
    ...(Object.keys(place).length > 0 ? { place } : {}),
    ...(attachmentIds.length > 0 ? { attachment_ids: [...attachmentIds] } : {}),
    ...(hold ? { hold } : {}),
  };
}

/** A draft as the form shows it. */
export function writtenOf({ place, attachment_ids: _files, recurrence_of: _of, ...intent }: Intent): Written {
  return {
    ...intent,
    ...(place?.code ? { place_code: place.code } : {}),
    ...(place?.label ? { place_label: place.label } : {}),
  };
}

function filled(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])),
  );
}
