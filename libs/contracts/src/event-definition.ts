import type Type from 'typebox';
import type { Bilingual } from './fields.js';
import type { TopicName } from './topics.js';

/** One event type of the public contract. */
export interface EventDefinition<Schema extends Type.TSchema = Type.TSchema> {
  /** CloudEvents type with its major, e.g. `muster.ticket.raised.v1`. */
  readonly type: string;
  /** Name inside the producing service, e.g. `ticket.raised`. */
  readonly name: string;
  readonly topic: TopicName;
  /** Closed schema of `data`, as producers are held to it. */
  readonly schema: Schema;
  /** Released versions, oldest first; the last one is `schema`. */
  readonly versions: readonly string[];
  readonly title: Bilingual;
}

/** Declares events of one topic; keys are event names without prefix and major. */
export function onTopic(topic: TopicName) {
  return <const Name extends string, Schema extends Type.TSchema>(
    name: Name,
    title: Bilingual,
    schema: Schema,
    versions: readonly string[] = ['1.0.0'],
  ): EventDefinition<Schema> & { readonly type: `muster.${Name}.v1`; readonly name: Name } => ({
    type: `muster.${name}.v1`,
    name,
    topic,
    title,
    schema,
    versions,
  });
}
