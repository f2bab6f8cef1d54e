import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { useActingFor } from '../directory/use-acting-for.js';

/** Books a resource, for whomever the reader may book it (ADR-0230). */
export function BookButton({ resource }: { resource: Shape<'ResourceView'> }) {
  return (
    <OperationButton<Shape<'ResourceView'>>
      path="/v1/resources/{id}/bookings"
      subject={resource}
      type="primary"
      {...useActingFor()}
      done={() => undefined}
    />
  );
}
