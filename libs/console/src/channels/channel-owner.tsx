import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

/** Whose channel it is, by name. */
export function ChannelOwner({ channel: { owner_kind, owner_id } }: { channel: Shape<'ChannelView'> }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  if (owner_kind === 'alliance') return directory.alliance;
  const name = owner_kind === 'officer' ? directory.officer(owner_id) : directory.party(owner_id);
  return (
    <>
      {name} <small>{t(word('channelOwner', owner_kind))}</small>
    </>
  );
}
