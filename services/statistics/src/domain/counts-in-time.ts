/**
 * How probable it is that at least `now` of `now + before` whistles fall into the last of `months + 1` equal months by chance alone: the
 * exact test of two Poisson counts, conditional on their sum. Small for a rise that is none (kpis, theme of the month); 1 for none at all.
 *
 * @param before how many there were in the `months` months before.
 */
export function chanceOfRise(now: number, before: number, months: number): number {
  return chanceOf((count) => count >= now, now + before, months);
}

/** The same test in the other direction: how probable at most `now` of `now + before` are. Small for a fall that is none; 1 for none before. */
export function chanceOfFall(now: number, before: number, months: number): number {
  return chanceOf((count) => count <= now, now + before, months);
}

/** Adds up the binomial probabilities of the counts, of `all`, in the last of `months + 1` equal months. */
function chanceOf(isCounted: (count: number) => boolean, all: number, months: number): number {
  const share = 1 / (months + 1);
  let chance = 0;
  // By logarithms: of thousands, single probabilities are too small to be numbers.
  let logarithm = all * Math.log1p(-share);
  for (let count = 0; count <= all; count++) {
    if (isCounted(count)) chance += Math.exp(logarithm);
    logarithm += Math.log((all - count) / (count + 1)) + Math.log(share / (1 - share));
  }
  return Math.min(1, chance);
}

/** By how many standard deviations of a Poisson count `now` is above the mean of the months before. */
export function riseOf(now: number, before: number, months: number): number {
  const mean = before / months;
  return (now - mean) / Math.sqrt(Math.max(mean, 1));
}
