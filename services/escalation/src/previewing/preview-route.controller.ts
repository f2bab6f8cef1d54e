import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { Directories } from '@muster/directory';
import { Operation, tenantOf } from '@muster/http';
import { v7 as uuidv7 } from 'uuid';
import { Commands } from '../deciding/commands.js';
import { rolesFor } from '../deciding/roles.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { IntendedTicketRequest, intended } from '../raising/intended-ticket.request.js';
import { lifeDangerNotice } from '../raising/life-danger.js';
import { RouteResource } from './route.resource.js';
import { routeView } from './route-view.js';

/** Where a whistle would go, before it is blown: whoever knows is returned less (退单). */
@Controller('v1/tickets/preview')
export class PreviewRouteController {
  constructor(
    private readonly commands: Commands,
    private readonly directories: Directories,
    private readonly store: WhistleStore,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow(...rolesFor('raise'))
  @Operation({
    zh: '派单预览',
    en: 'Preview the route',
    description: {
      zh: '按吹哨时的同一决定给出：命中哪条规则或预案及其条件、谁主办、谁协办、知会谁、是否有人值班及至何时、各单位时限、是否兜底及原因。不保存任何内容；拒绝的理由与吹哨时相同。',
      en: 'By the very decision that raises: which rule or plan decides and on what conditions, who leads, who assists, who is informed, who is on duty until when, every unit’s deadlines, and whether and why the catch-all unit leads. Nothing is kept; what would be refused is refused here.',
    },
    request: { category: 'customs_clearance', process_stage: 'port_control' },
    type: RouteResource,
    response: {
      kind: 'key',
      level: 2,
      mode: 'single',
      lead_unit_id: 'customs',
      rule_id: 'clearance',
      matched_by: {
        project_id: null,
        category: 'customs_clearance',
        place: null,
        industry_alliance_id: null,
        process_stage: null,
      },
      plan: null,
      task_force: false,
      catch_all: false,
      catch_all_because: null,
      directory_version: 187,
      units: [
        {
          unit_id: 'customs',
          name_zh: '海关',
          name_en: 'Customs',
          role: 'lead',
          on_duty: true,
          on_duty_until: '2026-11-24T12:00:00.000Z',
          answered_by: 'duty_officer',
          sign_due_at: '2026-11-24T02:00:00.000Z',
          contact_due_at: '2026-11-25T01:00:00.000Z',
          resolve_due_at: '2026-12-07T10:00:00.000Z',
        },
      ],
    },
    problems: ['directory_missing', 'not_a_member', 'kind_not_allowed', 'nobody_to_lead'],
  })
  async preview(@Body() body: IntendedTicketRequest, @Who() who: Identity) {
    const command = { type: 'raise' as const, ticketId: uuidv7(), number: '', ...intended(body) };
    const whistle = await this.commands.wouldRaise(who, command);
    const directory = await this.directories.get(tenantOf(who));
    const notice = lifeDangerNotice(command.title, command.description);
    return { ...routeView(whistle, directory, this.store.now()), ...(notice && { notice }) };
  }
}
