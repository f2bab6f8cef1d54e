import type { DirectorySnapshot } from '@muster/directory';

const SECRETARY = 'secretary';

/** A party organisation's secretaries, by the posts that they hold in it. */
export function secretariesOf(organisationId: string, directory: DirectorySnapshot | undefined): string[] {
  const holds = (post: { organisation_kind: string; organisation_id: string; post: string }) =>
    post.organisation_kind === 'party_organisation' &&
    post.organisation_id === organisationId &&
    post.post === SECRETARY;
  return (directory?.officers ?? []).filter(({ posts }) => posts.some(holds)).map(({ id }) => id);
}
