import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Deadline } from '../domain/directory.js';
import { type Finding, pointerToken } from '../domain/rules/finding.js';
import { DirectoryDocument } from './document/directory.document.js';
import type { FieldContext } from './document/fields.js';

const DEADLINES = [
  'sign',
  'contact',
  'resolve',
  'triage',
  'sign_off',
  'call_back',
  'supervision',
  'urge',
  'progress',
  'first_progress',
  'dispute',
  'extension',
] as const;

/** Everything that is wrong with the document's shape: missing, unknown and malformed members, each at its place. */
export function shapeFindings(document: unknown): Finding[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return [{ pointer: '', code: 'object' }];
  }
  const errors = validateSync(plainToInstance(DirectoryDocument, document), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false },
  });
  return [...errors.flatMap((error) => findingsOf(error, '')), ...deadlineFindings(document)];
}

function findingsOf(error: ValidationError, parent: string): Finding[] {
  const pointer = parent + pointerToken(error.property);
  const constraints = Object.keys(error.constraints ?? {});
  const own = constraints.includes('required')
    ? [{ pointer, code: 'required' }]
    : constraints.flatMap((name) => constraintFindings(error, name, pointer));
  return [...own, ...(error.children ?? []).flatMap((child) => findingsOf(child, pointer))];
}

function constraintFindings(error: ValidationError, name: string, pointer: string): Finding[] {
  if (name === 'whitelistValidation') return [{ pointer, code: 'unknown_field' }];
  const context = error.contexts?.[name] as FieldContext | undefined;
  if (!context) return []; // class-validator's own word for a nested value that is no object; our own constraint says it too
  const { params, each } = context;
  const finding = (place: string): Finding => ({ pointer: place, code: name, ...(params ? { params } : {}) });
  if (!each) return [finding(pointer)];
  const elements = error.value as unknown[];
  return elements.flatMap((element, index) =>
    each(element) ? [] : [finding(pointer + pointerToken(index))],
  );
}

// "Exactly one of minutes, working_days, days", and in which mode, is a matter of shape that decorators on single members cannot say.
function deadlineFindings(document: object): Finding[] {
  const policies: unknown = (document as Record<string, unknown>).deadline_policies;
  if (!Array.isArray(policies)) return [];
  return policies.flatMap((policy: unknown, index) => {
    const place = `/deadline_policies/${index}`;
    const previous = (policy as { previous?: unknown } | null)?.previous;
    const versions = Array.isArray(previous) ? previous : [];
    return [policy, ...versions].flatMap((version: unknown, number) =>
      targetFindings(version, number === 0 ? place : `${place}/previous/${number - 1}`),
    );
  });
}

function targetFindings(version: unknown, pointer: string): Finding[] {
  return DEADLINES.flatMap((clock) => {
    const deadline = (version as Record<string, Partial<Deadline> | undefined> | null)?.[clock];
    const target: unknown = deadline?.target;
    if (typeof target !== 'object' || target === null) return [];
    if (Object.keys(target).length !== 1)
      return [{ pointer: `${pointer}/${clock}/target`, code: 'one_target' }];
    return fits(target, deadline?.mode)
      ? []
      : [{ pointer: `${pointer}/${clock}/mode`, code: 'target_mode_mismatch' }];
  });
}

// Nobody could agree on calendar days of working time, or on working days of all time (`targetDuration` in libs/clock).
function fits(target: object, mode: unknown): boolean {
  if ('working_days' in target) return mode === 'working_time';
  return !('days' in target) || mode !== 'working_time';
}
