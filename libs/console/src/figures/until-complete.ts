const LOOK_AGAIN = 30_000;

/** How often a month's figures are read anew: twice a minute, until the month is over. What is told late after that, who comes back sees; a refusal is not asked for again. */
export function untilComplete({
  state: { data },
}: {
  readonly state: { readonly data?: { readonly period_complete: boolean } | undefined };
}): number | false {
  return data && !data.period_complete ? LOOK_AGAIN : false;
}
