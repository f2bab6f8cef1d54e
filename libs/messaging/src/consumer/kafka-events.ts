import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom, type Observable, throwError } from 'rxjs';
import type { BatchContext, BatchHandler, TopicHandler } from './batch-context.js';
import type { ConsumerRunner } from './consumer-runner.js';
import type { ReceivedEvent } from './received-event.js';

/** Options of an `@EventPattern(topic, undefined, extras)` consumer. */
export interface EventPatternExtras {
  /** `own` when the handler removes duplicates itself, in the batch's transaction. */
  readonly inbox?: 'kernel' | 'own';
  /** `pass` when the handler wants events of types that this release does not know, too. */
  readonly unknownTypes?: 'ignore' | 'pass';
  /** The contract types that the handler reads; all of the topic's unless told. */
  readonly types?: readonly string[];
}

/**
 * Presents the consumer runner to Nest as a transport, so that consumers are ordinary `@EventPattern('<topic>')` methods that take
 * `(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext)`. Nest's own Kafka transport is not used: it holds or
 * commits a partition on an error, without limit and without dead letters (ADR-0013).
 */
export class KafkaEvents extends Server implements CustomTransportStrategy {
  private runner?: ConsumerRunner;

  override readonly propagatesEventHandlerErrors = true;

  /**
   * @param createRunner makes the runner once Nest has collected the handlers.
   * @param consumes false when the runner is only made, for commands that apply single records.
   */
  constructor(
    private readonly createRunner: (handlers: Map<string, TopicHandler>) => ConsumerRunner,
    private readonly consumes = true,
  ) {
    super();
  }

  /** @throws Error while the consumer group has not given this process its partitions, or the consumer is halted; with the reason. */
  assertConsuming(): void {
    if (!this.runner) return;
    if (this.runner.crashesFor)
      throw new Error(`the consumer crashes again and again: ${this.runner.crashesFor}`);
    if (!this.runner.isAssigned) throw new Error('the consumer has no partitions assigned yet');
    if (this.runner.haltedFor) throw new Error(`the consumer is halted: ${this.runner.haltedFor}`);
  }

  listen(callback: (error?: unknown) => void): void {
    const handlers = new Map<string, TopicHandler>();
    for (const [topic, handler] of this.messageHandlers) {
      const extras = (handler.extras ?? {}) as EventPatternExtras;
      handlers.set(topic, {
        handle: this.toBatchHandler(handler),
        inbox: extras.inbox ?? 'kernel',
        unknownTypes: extras.unknownTypes ?? 'ignore',
        ...(extras.types ? { types: extras.types } : {}),
      });
    }
    if (handlers.size > 0) {
      this.runner = this.createRunner(handlers);
      if (this.consumes) this.runner.start();
    }
    callback();
  }

  /** Nothing to do: `Messaging` has stopped its consumers by then, each within its time. */
  close(): void {}

  on(): never {
    throw new Error('KafkaEvents emits no events of its own; read the metrics');
  }

  unwrap<T>(): T {
    return this.runner as T;
  }

  private toBatchHandler(handler: MessageHandler): BatchHandler {
    return async (events: ReceivedEvent[], context: BatchContext) => {
      const result: unknown = await handler(events, context);
      await lastValueFrom(this.transformToObservable(result) as Observable<unknown>, {
        defaultValue: undefined,
      });
    };
  }
}

/** Nest masks a handler's error as "Internal server error"; the runner needs the error itself to classify it. */
@Catch()
export class RethrowErrors implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
