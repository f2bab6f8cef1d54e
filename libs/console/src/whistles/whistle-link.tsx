import { Link } from 'react-router';
import { useWhistleName } from './use-whistle.js';

/** A way to a whistle, by its name; nothing when the reader may not see it. */
export function WhistleLink({ id }: { id: string }) {
  const name = useWhistleName(id);
  return name === undefined ? null : <Link to={`/whistles/${id}`}>{name}</Link>;
}
