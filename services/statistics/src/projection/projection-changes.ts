import type { LoggedTopic } from './topic.js';

/** Called after a commit in this process. */
export type ProjectionListener = (topic: LoggedTopic, movedCells: readonly number[]) => void;

/** Says in this process what has just been committed. A hint: whoever listens also looks by itself now and then. */
export class ProjectionChanges {
  private readonly listeners = new Set<ProjectionListener>();

  /** @returns a function that ends the listening. */
  listen(listener: ProjectionListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(topic: LoggedTopic, movedCells: readonly number[]): void {
    for (const listener of this.listeners) listener(topic, movedCells);
  }
}
