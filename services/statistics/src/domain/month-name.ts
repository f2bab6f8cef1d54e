/** A month as the API and the contract write it, e.g. `2021-03`. */
export function monthName(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
