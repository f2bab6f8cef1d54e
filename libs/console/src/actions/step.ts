import type { Bilingual } from '../language/language.ts';
import type { Role } from '../session/session.ts';

/** What a step asks for, as a form shows it. */
export interface StepField {
  readonly name: string;
  readonly label: Bilingual;
  readonly required: boolean;
  /** `group`: an object; `groups`: a list of objects; `texts`: a list of texts; `count`: a whole number. */
  readonly kind:
    'text' | 'texts' | 'choice' | 'flag' | 'count' | 'number' | 'day' | 'instant' | 'group' | 'groups';
  readonly options?: readonly string[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly fields?: readonly StepField[];
}

/** A step that somebody can take with a whistle, a list or what else the API offers steps for: one request of the API. */
export interface Step {
  /** As the API document writes it: `/v1/tickets/{id}/units/{unit_id}/remove`. */
  readonly path: string;
  /** Absent: `POST`. */
  readonly method?: 'PUT';
  readonly label: Bilingual;
  readonly explanation?: Bilingual;
  readonly fields: readonly StepField[];
}

/** The same for an operation that has a place of its own on a page. */
export interface OperationForm extends Step {
  readonly roles: readonly Role[];
  /** By which an answer offers it; none where it makes something new. */
  readonly actions: readonly string[];
}
