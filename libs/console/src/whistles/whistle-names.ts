import { api, body } from '../api/api.js';

interface Named {
  readonly id: string;
  readonly number: string;
  readonly title?: string | null;
}

/** As many as fit well into one address. */
const MOST = 100;
let asked: Map<string, PromiseWithResolvers<string>> | undefined;

/**
 * What a whistle is called: its number, and its title where the reader may see it. A page that names two hundred of them asks for all in one
 * moment, and they are read together.
 *
 * @throws ApiProblem 404 when the reader may not see it.
 */
export function whistleName(id: string): Promise<string> {
  if (!asked) {
    asked = new Map();
    setTimeout(readAsked);
  }
  const known = asked.get(id) ?? Promise.withResolvers<string>();
  asked.set(id, known);
  return known.promise;
}

function readAsked(): void {
  const all = [...asked!];
  asked = undefined;
  for (let from = 0; from < all.length; from += MOST) void answer(new Map(all.slice(from, from + MOST)));
}

async function answer(some: Map<string, PromiseWithResolvers<string>>): Promise<void> {
  try {
    const query = { id: [...some.keys()], limit: MOST };
    const { items } = await body(api.GET('/v1/tickets', { params: { query } }));
    for (const named of items) {
      some.get(named.id)?.resolve(nameOf(named));
      some.delete(named.id);
    }
  } catch (error) {
    for (const { reject } of some.values()) reject(error);
    return;
  }
  // Lists have what is one's own; what an enterprise follows besides can only be read by itself.
  for (const [id, { resolve, reject }] of some) readOne(id).then(resolve, reject);
}

const readOne = async (id: string) =>
  nameOf(await body(api.GET('/v1/tickets/{id}', { params: { path: { id } } })));

const nameOf = ({ number, title }: Named) => [number, title].filter(Boolean).join(' ');
