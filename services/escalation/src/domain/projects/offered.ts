/** Those of the steps that are possible, in their order. */
export function offered<Step extends string>(
  steps: readonly Step[],
  possible: Readonly<Record<Step, boolean>>,
): Step[] {
  return steps.filter((step) => possible[step]);
}
