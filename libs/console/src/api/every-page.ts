interface Page<Item> {
  readonly items: Item[];
  readonly next_cursor: string | null;
}

/** Pages of a list that are read at most: what comes behind them is still found by typing its code. */
const PAGES = 10;
const LIMIT = 200;

/** A list of the API as a whole. */
export async function everyPage<Item>(
  read: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const answer: Page<Item> = await read({ limit: LIMIT, ...(cursor === null ? {} : { cursor }) });
    items.push(...answer.items);
    cursor = answer.next_cursor;
    if (cursor === null) break;
  }
  return items;
}
