import { type ProblemCatalogue, sharedProblems } from '@muster/http';
import { problems } from '../problems.js';

/** The merged OpenAPI document of all services, as the repository holds it. */
export class ApiDocument {
  /** The document with this gateway's address as its server, as it is sent. */
  readonly json: string;
  /** Problem codes of all services. */
  readonly catalogue: ProblemCatalogue;

  constructor(text: string, publicUrl: string) {
    const { 'x-problems': catalogue, ...document } = JSON.parse(text) as Record<string, unknown> & {
      'x-problems'?: ProblemCatalogue;
    };
    this.json = JSON.stringify({ ...document, servers: [{ url: publicUrl }] });
    this.catalogue = { ...sharedProblems, ...problems, ...catalogue };
  }
}
