import { Injectable } from '@nestjs/common';
import { Directories } from '@muster/directory';
import type { Channel } from '../domain/channel.js';
import { type Message, messageOf } from '../domain/message.js';
import { words } from '../domain/texts.js';
import { USUAL_ZONE } from '../on-directory-changed/roster.js';
import type { Notification } from '../persistence/notification.store.js';

/** Puts notices into words: the channel's language, the directory's names, the alliance's time zone. */
@Injectable()
export class MessageComposer {
  constructor(private readonly directories: Directories) {}

  /** @param id of the message; the same notifications and directory give the same message. */
  async compose(
    id: string,
    { tenantId, language }: Channel,
    group: readonly Notification[],
  ): Promise<Message> {
    const directory = await this.directories.get(tenantId);
    const notices = group.map(({ notice }) => notice);
    return messageOf(id, notices, language, {
      timeZone: directory?.alliance?.time_zone ?? USUAL_ZONE,
      mechanism: (code, inLanguage) => {
        const mechanisms = directory?.alliance?.operating_model?.mechanisms ?? [];
        const named = mechanisms.find((each) => each.code === code)?.[`name_${inLanguage}`];
        return named ?? words.mechanism[inLanguage][code] ?? code;
      },
      project: (id, inLanguage) => directory?.project(id)?.[`name_${inLanguage}`] ?? id,
      enterprise: (id, inLanguage) => directory?.enterprise(id)?.[`name_${inLanguage}`] ?? id,
      party: (id, inLanguage) => directory?.partyOrganisation(id)?.[`name_${inLanguage}`] ?? id,
      unit: (unitId, inLanguage) => directory?.unit(unitId)?.[`name_${inLanguage}`] ?? unitId,
    });
  }
}
