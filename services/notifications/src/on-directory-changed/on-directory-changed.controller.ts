import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories, DirectoryProjection } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';

/** Keeps the alliances' directories: units, who is on duty, in which time zone. */
@Controller()
export class OnDirectoryChangedController {
  constructor(
    private readonly projection: DirectoryProjection,
    private readonly directories: Directories,
  ) {}

  @EventPattern<string>('muster.organizations.v1')
  async apply(@Payload() events: ReceivedEvent[], @Ctx() { tx, afterCommit }: BatchContext): Promise<void> {
    const tenants = await this.projection.apply(tx, events);
    afterCommit(() => void this.directories.refresh(tenants));
  }
}
