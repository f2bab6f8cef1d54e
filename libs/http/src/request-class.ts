/** Where an input came from. */
export type Source = 'body' | 'query' | 'path';

export type ClassConstructor = new () => object;

const NATIVE: readonly unknown[] = [String, Number, Boolean, Array, Object, Date, Buffer, Map, Set];

/** True for classes that people wrote, false for the language's own. */
export function isPlainClass(type: unknown): type is ClassConstructor {
  return typeof type === 'function' && !NATIVE.includes(type);
}
