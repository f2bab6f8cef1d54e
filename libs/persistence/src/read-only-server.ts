/** The server that we are connected to takes no writes: a standby, or a primary that is one no more. Its SQLSTATE is that of a write there. */
export class ReadOnlyServer extends Error {
  readonly code = '25006';

  constructor() {
    super('the database server is read-only: a standby, or a former primary');
  }
}
