import type { Booker } from '../domain/resource.js';
import type { OrganisationId } from './public-attendance.js';

/** Whom a resource is booked for, as JSON: `{"unit_id": …}`; the API shows it the same way. */
export const publicBooker = ({ kind, id }: Booker): OrganisationId => ({ [`${kind}_id`]: id });
