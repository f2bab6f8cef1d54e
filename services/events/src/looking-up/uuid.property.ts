/** How the API document describes a UUID. */
export const uuid = (description: string, nullable = false) =>
  ({ type: String, format: 'uuid', description, nullable }) as const;
