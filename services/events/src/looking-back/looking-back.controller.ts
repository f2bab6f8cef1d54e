import { Controller, Get, Param } from '@nestjs/common';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, Problem, tenantOf, UuidPipe } from '@muster/http';
import { meetingExample } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { mayRead } from '../looking-up/meetings.controller.js';
import { MeetingStore } from '../persistence/meeting.store.js';
import { lookBack } from './looking-back.js';
import { lookingBackExample, LookingBackView, presentLookingBack } from './looking-back.view.js';

/** So many meetings of its kind before it: three years of a quarterly conference. */
const MOST_MEETINGS = 12;

/** What earlier meetings left to the one that comes (mechanisms 2.9, 3.5; ADR-0239). */
@Controller('v1/meetings')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary', 'enterprise')
export class LookingBackController {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Get(':id/looking-back')
  @Operation({
    zh: '会前回头看',
    en: 'What the meetings before it left',
    description: {
      zh: '同类会议：上一次的全部议题与决定，及再往前至多 11 次中尚无着落的。企业只见其可查看的会议与哨件。',
      en: 'Of meetings of its kind: everything of the last, and of up to eleven before that what is not settled. An enterprise sees the meetings and whistles that it may see.',
    },
    type: LookingBackView,
    path: { id: meetingExample.id },
    response: lookingBackExample,
  })
  async lookBack(@Param('id', UuidPipe) id: string, @Who() who: Identity): Promise<LookingBackView> {
    const tenantId = tenantOf(who);
    const stored = await this.meetings.load(tenantId, id);
    if (!stored || !mayRead(who, stored.state)) throw new Problem(404, 'not_found');
    const earlier = await this.meetings.before(tenantId, stored.state, MOST_MEETINGS);
    const readable = earlier.filter(({ state }) => mayRead(who, state));
    return presentLookingBack(lookBack(await this.presenter.presentAll(who, readable)));
  }
}
