import { type ProblemCatalogue, sharedProblems } from '@muster/http';
import { problems } from '../problems.js';

/** The merged OpenAPI document of all services, as the repository holds it. */
export class ApiDocument {
  /** The document as it is sent: relative to wherever it was read first, so that the API page can try things out. */
  readonly json: string;
  /** Problem codes of all services. */
  readonly catalogue: ProblemCatalogue;

  constructor(text: string, publicUrl: string) {
    const { 'x-problems': catalogue, ...document } = JSON.parse(text) as Record<string, unknown> & {
      'x-problems'?: ProblemCatalogue;
    };
    this.json = JSON.stringify({
      ...document,
      servers: [{ url: '/', description: '本网关 / this gateway' }, { url: publicUrl }],
    });
    this.catalogue = { ...sharedProblems, ...problems, ...catalogue };
  }
}
