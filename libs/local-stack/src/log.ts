/** Where progress goes: one short line at a time. */
export type Log = (line: string) => void;

export const silent: Log = () => {};
