/** The three rates of the practice: response, resolution, satisfaction. */
export const THREE_RATES: readonly string[] = ['K1', 'K2', 'K3'];
