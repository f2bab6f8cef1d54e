import { examineDocument } from '../src/importing/examine-document.js';
import { textOf } from '../src/importing/finding-texts.js';
import { demoDirectory, NOW } from './demo-directory.js';

export type Edit = (document: object) => void;

/** What is said about Tianjin's document after an edit; every finding has its text, with every parameter filled in. */
export function said(edit: Edit, document: object = demoDirectory('tianjin')): string[] {
  edit(document);
  const examination = examineDocument(document, 'tianjin', NOW);
  const errors = examination.ok ? [] : examination.errors;
  return [...errors, ...examination.warnings].map((finding) => {
    expect(Object.values(textOf(finding)).join()).not.toMatch(/\{/);
    return `${finding.warning ? '(warning) ' : ''}${finding.code} ${finding.pointer}`;
  });
}

/** The container at a path, and the last token of the path. */
function place(document: object, path: string): [container: Record<string, unknown>, last: string] {
  const tokens = path.split('/').slice(1);
  const last = tokens.pop()!;
  const container = tokens.reduce(
    (at, token) => at[token] as Record<string, unknown>,
    document as Record<string, unknown>,
  );
  return [container, last];
}

export function set(path: string, value: unknown): Edit {
  return (document) => {
    const [container, last] = place(document, path);
    if (value === undefined) delete container[last];
    else container[last] = value;
  };
}

export function push(path: string, value: unknown): Edit {
  return (document) => {
    const [container, last] = place(document, path);
    (container[last] as unknown[]).push(value);
  };
}

export function pop(path: string): Edit {
  return (document) => {
    const [container, last] = place(document, path);
    (container[last] as unknown[]).pop();
  };
}

export function both(...edits: Edit[]): Edit {
  return (document) => edits.forEach((edit) => edit(document));
}
