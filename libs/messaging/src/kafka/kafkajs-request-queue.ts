import LibraryQueue from 'kafkajs/src/network/requestQueue/index.js';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const { prototype } = LibraryQueue as { prototype: RequestQueue };
let installed = false;

/**
 * Lets kafkajs rest while no request of a connection waits to be sent. Its own queue then sets a timer for an instant that has long
 * passed, hence for the next millisecond, and again when that has fired: a thousand times a second, for as long as the connection
 * stands (ADR-0167). Whatever comes to wait sets the timer by itself.
 */
export function installRequestQueue(): void {
  if (installed) return;
  installed = true;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
