import type { Shape } from '../api/api.js';
import { ApiProblem, problemOf } from '../api/problem.js';
import { acceptedLanguage } from '../api/spoken-language.js';

/** Sends a file, whose bytes are the request's body. @throws ApiProblem */
export async function sendFile(file: File): Promise<Shape<'AttachmentResource'>> {
  const response = await fetch(`/v1/attachments?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'accept-language': acceptedLanguage(), 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return (await response.json()) as Shape<'AttachmentResource'>;
}
